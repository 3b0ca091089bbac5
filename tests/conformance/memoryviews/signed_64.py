# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('q', [1, -2, 2 ** 63 - 1]))))
show(lambda: len(memoryview(array('q', [1, -2, 2 ** 63 - 1]))))
show(lambda: memoryview(array('q', [1, -2, 2 ** 63 - 1]))[1])
show(lambda: memoryview(array('q', [1, -2, 2 ** 63 - 1]))[-1])
show(lambda: memoryview(array('q', [1, -2, 2 ** 63 - 1]))[3])
show(lambda: list(memoryview(array('q', [1, -2, 2 ** 63 - 1]))[1:]))
show(lambda: bytes(memoryview(array('q', [1, -2, 2 ** 63 - 1]))[:1]))
show(lambda: list(memoryview(memoryview(array('q', [1, -2, 2 ** 63 - 1]))[1:])[:1]))
show(lambda: memoryview(array('q', [1, -2, 2 ** 63 - 1]))['a'])
show(lambda: memoryview(array('q', [1, -2, 2 ** 63 - 1]))[::2])
show(lambda: bytearray(memoryview(array('q', [1, -2, 2 ** 63 - 1]))))
