# cpython: differs - slices take what is no instance of a class
from array import array


class Text(str): pass
class Data(bytes): pass


def show(room, value):
    try:
        room[1:2] = value
    except Exception as e:
        print(type(e).__name__, e)
    print(list(room))


for value in ('d', Text('d'), b'd', Data(b'd'), bytearray(b'd'), memoryview(b'd'), array('B', b'd')):
    show(array('B', b'abc'), value)
    show(bytearray(b'abc'), value)
    show(memoryview(bytearray(b'abc')), value)
    show(array('h', [1, 2, 3]), value)
