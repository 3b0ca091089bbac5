# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(bytearray(b'ab')[0]))
print(repr(bytearray(b'abcd')[1:3]))
try:
    print(repr(bytearray(b'abcd')[::2]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytearray(b'abcd')[5]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bytearray(b'abcd')['a']))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'b' in bytearray(b'ab')))
print(repr('b' in bytearray(b'ab')))
try:
    print(repr(hash(bytearray(b'a'))))
except Exception as e:
    print(type(e).__name__, e)
print(repr(len(bytearray(5))))
print(repr(bool(bytearray())))
try:
    print(repr(bytearray([1,2])+[3]))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytearray(b'a')+bytearray(b'b')))
print(repr(bytearray([300])))
print(repr(bytearray([1,-1])))
