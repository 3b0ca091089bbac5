# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

try:
    print(repr(struct.pack('<s',5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.pack('<2h',1)))
print(repr(struct.pack('<h',1,2)))
print(repr(struct.pack('<xh',1)))
try:
    print(repr(struct.pack('<?',True)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.pack('<e',1.5)))
print(repr(struct.pack('!I',2**32-1)))
print(repr(struct.pack('<Q',2**64-1)))
print(repr(struct.pack('<q',-1)))
try:
    print(repr(struct.pack('=h',1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(struct.pack('<c',b'a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(struct.pack('<p',b'a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(struct.pack(5,1)))
except Exception as e:
    print(type(e).__name__, e)
