# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

print(repr(struct.unpack('<hi',b'\x01\0\x02\0\0\0')))
try:
    print(repr(struct.unpack('<h',b'\x01')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.unpack('<h',b'\x01\0\0')))
print(repr(struct.unpack('<3s',b'abc')))
print(repr(struct.unpack('<2s2s',b'abcd')))
print(repr(struct.unpack('>f',b'\x3f\xc0\0\0')))
print(repr(struct.unpack('<4x',b'abcd')))
print(repr(struct.unpack('<Q',b'\xff'*8)))
print(repr(struct.unpack('<h','ab')))
try:
    print(repr(struct.unpack('<?',b'\x02')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.unpack('bi',b'\x01\0\0\0\x02\0\0\0')))
print(repr(struct.unpack('<e',b'\0\x3e')))
