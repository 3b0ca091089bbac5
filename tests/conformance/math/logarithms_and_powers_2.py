# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.expm1(1e-5)))
try:
    print(repr(math.sqrt('a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.sqrt(True)))
print(repr(math.sqrt(10**20)))
try:
    print(repr(math.sqrt(1j)))
except Exception as e:
    print(type(e).__name__, e)
