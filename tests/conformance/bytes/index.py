# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(b'a'.index(b'b')))
except Exception as e:
    print(type(e).__name__, e)
