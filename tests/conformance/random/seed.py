# cpython: differs - messages of exceptions, and what MicroPython leaves out
import random

print(repr(random.seed()))
print(repr(random.seed(5)))
try:
    print(repr(random.seed('a')))
except Exception as e:
    print(type(e).__name__, e)
