# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(b','.join([b'a',b'b'])))
try:
    print(repr(b','.join(['a'])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'ab'.join([bytearray(b'x')])))
print(repr(b''.join([])))
