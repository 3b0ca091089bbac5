# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('aBc'.upper()))
print(repr('éÀ'.upper()))
print(repr('%s'%'é'.upper()))
try:
    print(repr('abc'.upper(1)))
except Exception as e:
    print(type(e).__name__, e)
