# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(bytearray(b'ab').find(b'b')))
print(repr(bytearray(b',').join([b'a',b'b'])))
print(repr(bytearray(b'a').center(3)))
print(repr(bytearray(b'a,b').partition(b',')))
print(repr(bytearray(b'ab').startswith(b'a')))
print(repr(bytearray(b'ab').decode()))
print(repr(bytearray(b'ab').hex()))
print(repr(bytearray(b'ab')+b'c'))
print(repr(bytearray(b'ab')+'c'))
try:
    print(repr(bytearray(b'ab')*2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(2*bytearray(b'ab')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytearray(b'ab')==b'ab'))
print(repr(bytearray(b'ab')=='ab'))
print(repr(bytearray(b'ab')<b'b'))
