# cpython: differs - messages of exceptions, and what MicroPython leaves out
import struct

print(repr(struct.calcsize('<bhiq')))
print(repr(struct.calcsize('bhiq')))
print(repr(struct.calcsize('@bi')))
print(repr(struct.calcsize('b3s')))
print(repr(struct.calcsize('>2h')))
print(repr(struct.calcsize('x')))
print(repr(struct.calcsize('bq')))
print(repr(struct.calcsize('P')))
print(repr(struct.calcsize('l')))
print(repr(struct.calcsize('<l')))
try:
    print(repr(struct.calcsize('z')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.calcsize('')))
try:
    print(repr(struct.calcsize('< h')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(struct.calcsize('10s2B')))
