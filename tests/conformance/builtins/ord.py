# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(ord('ab')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(ord('')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(ord(b'a')))
print(repr(ord('é')))
try:
    print(repr(ord(1)))
except Exception as e:
    print(type(e).__name__, e)
