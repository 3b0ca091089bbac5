# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('i', [1, -2, 2147483647]))))
show(lambda: len(memoryview(array('i', [1, -2, 2147483647]))))
show(lambda: memoryview(array('i', [1, -2, 2147483647]))[1])
show(lambda: memoryview(array('i', [1, -2, 2147483647]))[-1])
show(lambda: memoryview(array('i', [1, -2, 2147483647]))[3])
show(lambda: list(memoryview(array('i', [1, -2, 2147483647]))[1:]))
show(lambda: bytes(memoryview(array('i', [1, -2, 2147483647]))[:1]))
show(lambda: list(memoryview(memoryview(array('i', [1, -2, 2147483647]))[1:])[:1]))
show(lambda: memoryview(array('i', [1, -2, 2147483647]))['a'])
show(lambda: memoryview(array('i', [1, -2, 2147483647]))[::2])
show(lambda: bytearray(memoryview(array('i', [1, -2, 2147483647]))))
