# cpython: differs - messages of exceptions, and what MicroPython leaves out
import random

print(repr(random.randint(1,1)))
try:
    print(repr(random.randint(5,1)))
except Exception as e:
    print(type(e).__name__, e)
