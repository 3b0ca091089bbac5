# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.ceil(1.2)))
print(repr(math.floor(-1.2)))
print(repr(math.trunc(-1.7)))
print(repr(math.ceil(1e20)))
print(repr(math.ceil(5)))
try:
    print(repr(math.ceil('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.floor(float('nan'))))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.fabs(-1)))
print(repr(math.copysign(1,-0.0)))
