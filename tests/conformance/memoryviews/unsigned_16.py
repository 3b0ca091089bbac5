# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('H', [1, 2, 65535]))))
show(lambda: len(memoryview(array('H', [1, 2, 65535]))))
show(lambda: memoryview(array('H', [1, 2, 65535]))[1])
show(lambda: memoryview(array('H', [1, 2, 65535]))[-1])
show(lambda: memoryview(array('H', [1, 2, 65535]))[3])
show(lambda: list(memoryview(array('H', [1, 2, 65535]))[1:]))
show(lambda: bytes(memoryview(array('H', [1, 2, 65535]))[:1]))
show(lambda: list(memoryview(memoryview(array('H', [1, 2, 65535]))[1:])[:1]))
show(lambda: memoryview(array('H', [1, 2, 65535]))['a'])
show(lambda: memoryview(array('H', [1, 2, 65535]))[::2])
show(lambda: bytearray(memoryview(array('H', [1, 2, 65535]))))
