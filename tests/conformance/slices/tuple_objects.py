# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (0, 1, 2, 3, 4, 5)[slice(2)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(1, 3)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(None)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(None, None, -1)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(1, None)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice('a')])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(1.5, None)])
show(lambda: (0, 1, 2, 3, 4, 5)[slice(True, 3)])
