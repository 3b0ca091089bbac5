# cpython: differs - values may be missing
import struct


def show(format, *arguments):
    room = bytearray(b'........')
    try:
        struct.pack_into(format, room, *arguments)
    except Exception as e:
        print(type(e).__name__, e)
    print(room)


show('bb', 0)
show('bb', 0, 1)
show('bi', 0, 1, 2)
show('bi', 0, 1)
show('x', 0)
show('2xb', 0, 1)
show('bxxb', 0, 1)
show('3s', 0, b'a')
show('2sb', 0, b'a')
show('3s2b', 0, b'abcd', 1)
show('b3sb', 0, 1, b'x', 'q')
show('3b', 0, 1, 2, 'x')
show('b', 1 << 40, 1)
show('b', -(1 << 40), 1)
print(struct.pack('bb'), struct.pack('3sb', b'a'), struct.pack('bxi', 1))
