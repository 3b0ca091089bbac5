# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

print(repr(struct.pack('<hi',1,2)))
print(repr(struct.pack('>hi',1,2)))
print(repr(struct.pack('hi',1,2)))
print(repr(struct.pack('<b',200)))
print(repr(struct.pack('<B',-1)))
print(repr(struct.pack('<B',256)))
try:
    print(repr(struct.pack('<h','a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.pack('<f',1.5)))
print(repr(struct.pack('<d',1)))
try:
    print(repr(struct.pack('<i',1.5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.pack('<3s','abcd')))
print(repr(struct.pack('<3s',b'a')))
print(repr(struct.pack('<s',b'abc')))
print(repr(struct.pack('<0s',b'abc')))
