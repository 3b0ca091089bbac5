# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('h', [0, 1, 2, 3, 4, 5])[::1])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[::2])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[::-1])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[::0])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[1:4:2])
