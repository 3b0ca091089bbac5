# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(ord(bytearray(b'a'))))
except Exception as e:
    print(type(e).__name__, e)
print(repr(bytearray.fromhex('01ff')))
print(repr('%s'%bytearray(b'a')))
print(repr(b'%s'%bytearray(b'a')))
print(repr(b'a'+bytearray(b'b')))
print(repr(b'a'<bytearray(b'b')))
print(repr(b'a'==bytearray(b'a')))
print(repr(bytearray('a','utf8')))
print(repr(bytearray(3)))
print(repr(repr(bytearray(b'ab'))))
print(repr(bytearray(b'Ab').upper()))
print(repr(bytearray(b'a b').split()))
print(repr(bytearray(b'ab').replace(b'a',b'c')))
print(repr(bytearray(b' a ').strip()))
