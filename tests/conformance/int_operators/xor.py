def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (0) ^ (1))
show(lambda: (1) ^ (2 ** 30))
show(lambda: (-1) ^ (2 ** 64 - 1))
show(lambda: (7) ^ (-1))
show(lambda: (-7) ^ (-2 ** 30 - 1))
show(lambda: (255) ^ (10 ** 20))
show(lambda: (2 ** 30) ^ (7))
show(lambda: (-2 ** 30 - 1) ^ (2 ** 31))
show(lambda: (2 ** 31) ^ (-3 ** 50))
show(lambda: (2 ** 62) ^ (-7))
show(lambda: (-2 ** 63) ^ (2 ** 62))
show(lambda: (2 ** 64 - 1) ^ (0))
show(lambda: (10 ** 20) ^ (255))
show(lambda: (-3 ** 50) ^ (-2 ** 63))
