# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(b'abc'.find('b')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b'abc'.find(98)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'ab'.find(bytearray(b'b'))))
