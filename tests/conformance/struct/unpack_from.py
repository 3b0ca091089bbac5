# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

print(repr(struct.unpack_from('<h',b'abcd',1)))
print(repr(struct.unpack_from('<h',b'abcd',-2)))
try:
    print(repr(struct.unpack_from('<h',b'abcd',5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(struct.unpack_from('<h',b'abcd',3)))
except Exception as e:
    print(type(e).__name__, e)
