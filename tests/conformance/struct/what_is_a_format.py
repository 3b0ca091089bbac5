# cpython: differs - formats end at a zero byte, and are no subclasses of str
import struct


class Text(str): pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: struct.calcsize('b\0i'))
show(lambda: struct.calcsize(b'\x00\xff'))
show(lambda: struct.pack('b\0b', 1, 2))
show(lambda: struct.unpack('b\0b', b'a'))
show(lambda: struct.calcsize('3\0'))
show(lambda: struct.calcsize(Text('b')))
show(lambda: struct.pack(Text('b'), 1))
show(lambda: struct.unpack(Text('b'), b'a'))
show(lambda: struct.unpack_from('b', b'abc', 1 << 40))
show(lambda: struct.calcsize('\x01'))
show(lambda: struct.pack('\x01', 1))
show(lambda: struct.unpack('\x01', b'a'))
show(lambda: struct.unpack('\x01', b''))
show(lambda: super((int, str), 'text'))
