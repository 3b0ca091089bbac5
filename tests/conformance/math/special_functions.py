# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.factorial(10)))
print(repr(math.factorial(30)))
try:
    print(repr(math.factorial(-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.factorial(1.5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.factorial(0)))
print(repr(math.gamma(5)))
try:
    print(repr(math.gamma(0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.gamma(-1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.lgamma(5)))
try:
    print(repr(math.lgamma(0)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.erf(1)))
print(repr(math.erfc(1)))
