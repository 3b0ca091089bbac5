def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: str(0))
show(lambda: str(-0))
show(lambda: str(123456789))
show(lambda: str(-1))
show(lambda: str(2 ** 31))
show(lambda: str(-2 ** 63))
show(lambda: str(10 ** 40))
show(lambda: repr(10 ** 9))
show(lambda: str(2 ** 200))
show(lambda: str(-7 ** 77))
show(lambda: 1_000_000)
show(lambda: 0b1010)
show(lambda: 0o17)
show(lambda: 0xFF)
show(lambda: 0XfF)
show(lambda: 0B11)
show(lambda: 0O7)
