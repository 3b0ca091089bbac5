# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('b', [1, -2, 127]))))
show(lambda: len(memoryview(array('b', [1, -2, 127]))))
show(lambda: memoryview(array('b', [1, -2, 127]))[1])
show(lambda: memoryview(array('b', [1, -2, 127]))[-1])
show(lambda: memoryview(array('b', [1, -2, 127]))[3])
show(lambda: list(memoryview(array('b', [1, -2, 127]))[1:]))
show(lambda: bytes(memoryview(array('b', [1, -2, 127]))[:1]))
show(lambda: list(memoryview(memoryview(array('b', [1, -2, 127]))[1:])[:1]))
show(lambda: memoryview(array('b', [1, -2, 127]))['a'])
show(lambda: memoryview(array('b', [1, -2, 127]))[::2])
show(lambda: bytearray(memoryview(array('b', [1, -2, 127]))))
