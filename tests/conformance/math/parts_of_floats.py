# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.fmod(5,3)))
print(repr(math.fmod(-5,3)))
try:
    print(repr(math.fmod(5,0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.fmod(float('inf'),1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.modf(1.5)))
print(repr(math.modf(-1.5)))
print(repr(math.frexp(8)))
print(repr(math.frexp(0)))
print(repr(math.ldexp(1,3)))
print(repr(math.ldexp(1.5,2000)))
