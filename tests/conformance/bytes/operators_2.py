# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(~b'a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b''[0]))
except Exception as e:
    print(type(e).__name__, e)
print(repr('aéb'[1:]))
try:
    print(repr('aéb'[::-1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('a'-'b'))
except Exception as e:
    print(type(e).__name__, e)
print(repr('a' 'b'))
print(repr(b'a'<'a'))
try:
    print(repr(b'a'<1))
except Exception as e:
    print(type(e).__name__, e)
