# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('abc'.startswith('a')))
print(repr('abc'.startswith(('x','a'))))
print(repr('abc'.startswith('b',1)))
try:
    print(repr('abc'.startswith(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'.startswith(['a'])))
except Exception as e:
    print(type(e).__name__, e)
print(repr('éa'.startswith('a',1)))
print(repr('abc'.startswith('b',1,2)))
print(repr('abc'.startswith('')))
print(repr('abc'.startswith(())))
try:
    print(repr('abc'.startswith((1,))))
except Exception as e:
    print(type(e).__name__, e)
