# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('B', [1, 2, 255]))))
show(lambda: len(memoryview(array('B', [1, 2, 255]))))
show(lambda: memoryview(array('B', [1, 2, 255]))[1])
show(lambda: memoryview(array('B', [1, 2, 255]))[-1])
show(lambda: memoryview(array('B', [1, 2, 255]))[3])
show(lambda: list(memoryview(array('B', [1, 2, 255]))[1:]))
show(lambda: bytes(memoryview(array('B', [1, 2, 255]))[:1]))
show(lambda: list(memoryview(memoryview(array('B', [1, 2, 255]))[1:])[:1]))
show(lambda: memoryview(array('B', [1, 2, 255]))['a'])
show(lambda: memoryview(array('B', [1, 2, 255]))[::2])
show(lambda: bytearray(memoryview(array('B', [1, 2, 255]))))
