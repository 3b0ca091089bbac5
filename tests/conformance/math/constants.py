# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.e))
print(repr(math.pi))
print(repr(math.tau))
print(repr(math.inf))
print(repr(math.nan))
try:
    print(repr(math.gcd(1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.log1p(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.cbrt(8)))
except Exception as e:
    print(type(e).__name__, e)
