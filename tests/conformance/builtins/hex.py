# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(hex(255)))
print(repr(hex(-255)))
print(repr(hex(10**30)))
try:
    print(repr(hex('a')))
except Exception as e:
    print(type(e).__name__, e)
