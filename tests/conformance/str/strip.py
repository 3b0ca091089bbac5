# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('  abc '.strip()))
print(repr('xxabcxx'.strip('x')))
try:
    print(repr('abc'.strip(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(' abc'.strip(None)))
except Exception as e:
    print(type(e).__name__, e)
print(repr('\xa0a'.strip()))
print(repr('abc'.strip() is 'abc'))
