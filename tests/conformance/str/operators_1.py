# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('abc'[5]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'['a']))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'[1:]))
try:
    print(repr('abc'[::2]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'[::-1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'[1.0]))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'*-1))
try:
    print(repr('abc'*2.0))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a' in 'abc'))
try:
    print(repr(1 in 'abc'))
except Exception as e:
    print(type(e).__name__, e)
print(repr('abc'<'abd'))
print(repr('%s'))
try:
    print(repr(-'a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(+'a'))
except Exception as e:
    print(type(e).__name__, e)
