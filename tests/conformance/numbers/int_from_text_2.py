# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(int.from_bytes(b'\xff\xfe','big',True)))
try:
    print(repr(int.from_bytes(b'\xff\xfe','big',signed=True)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int.from_bytes([1,2],'big')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int.from_bytes(b'\x01')))
print(repr(int.from_bytes(b'12','foo')))
print(repr(int()))
try:
    print(repr(int(x=5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int('5',base=10)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int(5,10)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int('0b101',0)))
print(repr(int('0o17',0)))
print(repr(int('0b101',2)))
print(repr(int('-0xff',16)))
print(repr(int('+5')))
