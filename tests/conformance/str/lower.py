# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('aBc'.lower()))
print(repr('éÀ'.lower()))
