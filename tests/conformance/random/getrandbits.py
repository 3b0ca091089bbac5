# cpython: differs - messages of exceptions, and what MicroPython leaves out
import random

print(repr(random.getrandbits(0)))
try:
    print(repr(random.getrandbits(33)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(random.getrandbits(-1)))
except Exception as e:
    print(type(e).__name__, e)
