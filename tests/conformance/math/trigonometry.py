# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.sin(1)))
try:
    print(repr(math.sin(float('inf'))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.asin(2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.acosh(0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.atanh(1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.atan2(1,-1)))
print(repr(math.degrees(math.pi)))
print(repr(math.radians(180)))
print(repr(math.sinh(1)))
try:
    print(repr(math.cosh(1000)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.tanh(1)))
print(repr(math.asinh(1)))
