# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(bytearray('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytearray(b'a%d')%5))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytes(bytearray(b'x'))))
print(repr(bytearray(b'ab',5)))
print(repr(str(bytearray(b'a'),'utf8')))
try:
    print(repr(bytearray(b'a').index(b'b')))
except Exception as e:
    print(type(e).__name__, e)
