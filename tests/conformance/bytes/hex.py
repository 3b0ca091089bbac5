# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(b'\x01\xff'.hex()))
print(repr(b'\x01\xff'.hex(':')))
try:
    print(repr(b'\x01\xff\x02'.hex(':',2)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(b'\x01'.hex('')))
print(repr(b'\x01\x02'.hex('ab')))
