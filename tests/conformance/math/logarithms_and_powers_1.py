# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.sqrt(2)))
try:
    print(repr(math.sqrt(-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.log(0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.log(-1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.log(8,2)))
print(repr(math.log(10)))
print(repr(math.log2(8)))
print(repr(math.log10(1000)))
try:
    print(repr(math.log(2,1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.log(2,0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.exp(1000)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.pow(2,0.5)))
try:
    print(repr(math.pow(0,-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(math.pow(-8,1/3)))
except Exception as e:
    print(type(e).__name__, e)
