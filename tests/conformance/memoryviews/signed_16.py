# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('h', [1, -2, 32767]))))
show(lambda: len(memoryview(array('h', [1, -2, 32767]))))
show(lambda: memoryview(array('h', [1, -2, 32767]))[1])
show(lambda: memoryview(array('h', [1, -2, 32767]))[-1])
show(lambda: memoryview(array('h', [1, -2, 32767]))[3])
show(lambda: list(memoryview(array('h', [1, -2, 32767]))[1:]))
show(lambda: bytes(memoryview(array('h', [1, -2, 32767]))[:1]))
show(lambda: list(memoryview(memoryview(array('h', [1, -2, 32767]))[1:])[:1]))
show(lambda: memoryview(array('h', [1, -2, 32767]))['a'])
show(lambda: memoryview(array('h', [1, -2, 32767]))[::2])
show(lambda: bytearray(memoryview(array('h', [1, -2, 32767]))))
