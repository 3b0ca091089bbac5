# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(b'abc'[0]))
try:
    print(repr(b'abc'[::2]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b'abc'[::-1]))
except Exception as e:
    print(type(e).__name__, e)
print(repr(2*'ab'))
try:
    print(repr('a'+b'b'))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'a'+'b'))
print(repr(1 in b'abc'))
print(repr(97 in b'abc'))
print(repr(b'b' in b'abc'))
print(repr('a' in b'abc'))
try:
    print(repr('a'<b'a'))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a'==b'a'))
print(repr('a'<'ab'))
print(repr(b'a'<b'b'))
