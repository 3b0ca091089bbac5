# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(int('5 5')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(int('_5')))
print(repr(int('5__5')))
print(repr(int('5_')))
try:
    print(repr(int(None)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int('١')))
except Exception as e:
    print(type(e).__name__, e)
