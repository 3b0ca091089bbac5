# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(b'abc'.decode()))
try:
    print(repr(b'\xff'.decode()))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'abc'.decode('ascii')))
print(repr(b'abc'.decode('utf-8','strict')))
