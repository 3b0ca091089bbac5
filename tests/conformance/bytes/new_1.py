# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(bytes.fromhex('01 ff')))
try:
    print(repr(bytes.fromhex('0')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytes.fromhex('zz')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytes('é','utf-8')))
try:
    print(repr(bytes('a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytes(3)))
try:
    print(repr(bytes([1,2,256])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytes(-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytes([1,'a'])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytes((1,2))))
print(repr(bytes(b'ab')))
print(repr(bytes()))
print(repr(bytes(range(3))))
print(repr(bytes('abc','ascii')))
