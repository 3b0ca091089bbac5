# cpython: differs - messages of exceptions, and what MicroPython leaves out
import random

try:
    print(repr(random.choice([])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(random.choice([1])))
print(repr(random.choice('a')))
try:
    print(repr(random.choice({1})))
except Exception as e:
    print(type(e).__name__, e)
