# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(int('x')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int('')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int('12',37)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int('1_000')))
print(repr(int('0x10',0)))
print(repr(int(' 12 ')))
print(repr(int('z',36)))
print(repr(int(1.9)))
print(repr(int(-1.9)))
try:
    print(repr(int('12',1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int(b'12')))
try:
    print(repr(int([])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int('9'*30)))
print(repr(int(1e30)))
