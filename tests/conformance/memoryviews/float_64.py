# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('d', [0.1, -1e300, 0.0]))))
show(lambda: len(memoryview(array('d', [0.1, -1e300, 0.0]))))
show(lambda: memoryview(array('d', [0.1, -1e300, 0.0]))[1])
show(lambda: memoryview(array('d', [0.1, -1e300, 0.0]))[-1])
show(lambda: memoryview(array('d', [0.1, -1e300, 0.0]))[3])
show(lambda: list(memoryview(array('d', [0.1, -1e300, 0.0]))[1:]))
show(lambda: bytes(memoryview(array('d', [0.1, -1e300, 0.0]))[:1]))
show(lambda: list(memoryview(memoryview(array('d', [0.1, -1e300, 0.0]))[1:])[:1]))
show(lambda: memoryview(array('d', [0.1, -1e300, 0.0]))['a'])
show(lambda: memoryview(array('d', [0.1, -1e300, 0.0]))[::2])
show(lambda: bytearray(memoryview(array('d', [0.1, -1e300, 0.0]))))
