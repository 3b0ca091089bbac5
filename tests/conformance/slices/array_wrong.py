# cpython: differs - words of the messages
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('h', [0, 1, 2, 3, 4, 5])['a'])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[1.0])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[None])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[10])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])[1:'a'])
show(lambda: array('h', [0, 1, 2, 3, 4, 5])['a':])
