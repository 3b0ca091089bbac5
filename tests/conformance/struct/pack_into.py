# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

print(repr(struct.pack_into('<h',bytearray(4),1,5)))
try:
    print(repr(struct.pack_into('<h',bytearray(2),1,5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(struct.pack_into('<h',b'abcd',1,5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.pack_into('<h',bytearray(4),-2,5)))
