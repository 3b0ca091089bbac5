# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(bytes.fromhex('0 1')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytes.fromhex(b'01')))
try:
    print(repr(bytes.fromhex('01:02')))
except Exception as e:
    print(type(e).__name__, e)
