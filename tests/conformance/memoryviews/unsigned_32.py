# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(memoryview(array('I', [1, 2, 4294967295]))))
show(lambda: len(memoryview(array('I', [1, 2, 4294967295]))))
show(lambda: memoryview(array('I', [1, 2, 4294967295]))[1])
show(lambda: memoryview(array('I', [1, 2, 4294967295]))[-1])
show(lambda: memoryview(array('I', [1, 2, 4294967295]))[3])
show(lambda: list(memoryview(array('I', [1, 2, 4294967295]))[1:]))
show(lambda: bytes(memoryview(array('I', [1, 2, 4294967295]))[:1]))
show(lambda: list(memoryview(memoryview(array('I', [1, 2, 4294967295]))[1:])[:1]))
show(lambda: memoryview(array('I', [1, 2, 4294967295]))['a'])
show(lambda: memoryview(array('I', [1, 2, 4294967295]))[::2])
show(lambda: bytearray(memoryview(array('I', [1, 2, 4294967295]))))
