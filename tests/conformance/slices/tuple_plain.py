def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (0, 1, 2, 3, 4, 5)[1:3])
show(lambda: (0, 1, 2, 3, 4, 5)[:2])
show(lambda: (0, 1, 2, 3, 4, 5)[4:])
show(lambda: (0, 1, 2, 3, 4, 5)[:])
show(lambda: (0, 1, 2, 3, 4, 5)[-2:])
show(lambda: (0, 1, 2, 3, 4, 5)[:-2])
show(lambda: (0, 1, 2, 3, 4, 5)[2:2])
show(lambda: (0, 1, 2, 3, 4, 5)[4:2])
show(lambda: (0, 1, 2, 3, 4, 5)[-100:100])
show(lambda: (0, 1, 2, 3, 4, 5)[100:])
show(lambda: (0, 1, 2, 3, 4, 5)[:-100])
