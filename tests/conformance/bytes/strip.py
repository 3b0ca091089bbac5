# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(b' a '.strip()))
print(repr(b'xax'.strip(b'x')))
try:
    print(repr(b'xax'.strip('x')))
except Exception as e:
    print(type(e).__name__, e)
