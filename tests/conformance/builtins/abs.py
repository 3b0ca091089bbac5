# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(abs(-5)))
print(repr(abs(-5.5)))
print(repr(abs(True)))
try:
    print(repr(abs('a')))
except Exception as e:
    print(type(e).__name__, e)
