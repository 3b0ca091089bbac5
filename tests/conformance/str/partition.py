# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.partition('b')))
print(repr('abc'.partition('x')))
try:
    print(repr('abc'.partition('')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.partition(1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr('éa'.partition('a')))
