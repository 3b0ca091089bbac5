# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(chr(-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(chr(0x110000)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(chr(0xd800)))
print(repr(chr(233)))
try:
    print(repr(chr('a')))
except Exception as e:
    print(type(e).__name__, e)
