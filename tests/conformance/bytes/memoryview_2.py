# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(memoryview(bytearray(b'abc'))[5]))
except Exception as e:
    print(type(e).__name__, e)
print(repr(str(memoryview(b'a'),'utf8')))
