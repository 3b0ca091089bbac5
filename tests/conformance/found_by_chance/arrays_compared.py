# cpython: differs - not all of it is there
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: array('b', b'abcdefgh') == array('b', b'abcdefgh'))
show(lambda: array('b', b'abcdefgh') < array('b', b'abcdefgh'))
show(lambda: array('b', b'abcdefgh') == array('B', b'abcdefgh'))
show(lambda: array('b', b'abcdefgh') < array('B', b'abcdefgh'))
show(lambda: array('B', b'abcdefgh') == array('B', b'abcdefgh'))
show(lambda: array('B', b'abcdefgh') < array('B', b'abcdefgh'))
show(lambda: array('h', b'abcdefgh') == array('H', b'abcdefgh'))
show(lambda: array('h', b'abcdefgh') < array('H', b'abcdefgh'))
show(lambda: array('H', b'abcdefgh') == array('H', b'abcdefgh'))
show(lambda: array('H', b'abcdefgh') < array('H', b'abcdefgh'))
show(lambda: array('f', b'abcdefgh') == array('f', b'abcdefgh'))
show(lambda: array('f', b'abcdefgh') < array('f', b'abcdefgh'))
show(lambda: array('b', b'abcdefgh') == array('h', b'abcdefgh'))
show(lambda: array('b', b'abcdefgh') < array('h', b'abcdefgh'))
show(lambda: array('h', [1]) == [1])
show(lambda: array('h', [1]) < [1])
show(lambda: bytearray(b'a') < b'b')
show(lambda: memoryview(b'a') == b'a')
show(lambda: 1 in bytearray(b'a'))
show(lambda: b'a' in bytearray(b'a'))
