# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(''.split(',')))
print(repr('ab'.split('ab')))
print(repr('aXbXc'.split('X',1)))
print(repr('a\x0bb'.split()))
try:
    print(repr('abc'.split(',',1,2)))
except Exception as e:
    print(type(e).__name__, e)
