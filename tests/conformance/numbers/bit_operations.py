# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(~True))
print(repr(True&True))
print(repr(True|2))
print(repr(~5))
try:
    print(repr(5.0 & 1))
except Exception as e:
    print(type(e).__name__, e)
print(repr((2**100)&-1))
print(repr((-2**70)|5))
print(repr((-2**70)^(2**65)))
