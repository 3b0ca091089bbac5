# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(memoryview(b'abc')))
print(repr(memoryview(b'abc')[0]))
print(repr(memoryview(b'abc')[1:]))
print(repr(bytes(memoryview(b'abc')[1:])))
try:
    print(repr(bytes(memoryview(b'abcd')[::2])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(memoryview(b'abc')==b'abc'))
print(repr(memoryview(b'abc')==memoryview(b'abc')))
print(repr(len(memoryview(b'abc'))))
print(repr(memoryview('abc')))
try:
    print(repr(memoryview(5)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(memoryview(bytearray(b'abc')).hex()))
print(repr(b'a'<memoryview(b'b')))
print(repr(memoryview(b'a')<b'b'))
try:
    print(repr(memoryview(b'abc')+b'd'))
except Exception as e:
    print(type(e).__name__, e)
