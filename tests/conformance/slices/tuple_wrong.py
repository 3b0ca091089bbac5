# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (0, 1, 2, 3, 4, 5)['a'])
show(lambda: (0, 1, 2, 3, 4, 5)[1.0])
show(lambda: (0, 1, 2, 3, 4, 5)[None])
show(lambda: (0, 1, 2, 3, 4, 5)[()])
show(lambda: (0, 1, 2, 3, 4, 5)[1:'a'])
show(lambda: (0, 1, 2, 3, 4, 5)['a':])
show(lambda: (0, 1, 2, 3, 4, 5)[::'a'])
show(lambda: (0, 1, 2, 3, 4, 5)[10])
show(lambda: (0, 1, 2, 3, 4, 5)[-10])
show(lambda: (0, 1, 2, 3, 4, 5)[1, 2])
