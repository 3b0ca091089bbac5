# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.center(10)))
print(repr('abc'.center(2)))
print(repr('abc'.center(8)))
print(repr('abc'.center(9)))
try:
    print(repr('a'.center(5,'*')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(''.center(3)))
