# cpython: differs - messages of exceptions, and what MicroPython leaves out
import random

print(repr(random.randrange(1,2)))
try:
    print(repr(random.randrange(0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(random.randrange(5,5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(random.randrange(1,10,0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(random.randrange(1,10,-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(random.randrange(1.5)))
except Exception as e:
    print(type(e).__name__, e)
