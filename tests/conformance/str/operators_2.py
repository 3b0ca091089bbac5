# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('a'[0]))
print(repr('a'[-1]))
try:
    print(repr('a'[-2]))
except Exception as e:
    print(type(e).__name__, e)
print(repr('é'[0]))
print(repr('abc'[True]))
try:
    print(repr('abc'[None]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'[1:2:0]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('a'.foo))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'[10**20]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('abc'*10**10))
except Exception as e:
    print(type(e).__name__, e)
print(repr('' in ''))
try:
    print(repr('a' < 1))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a' is 'a'))
print(repr('abc' in ['abc']))
