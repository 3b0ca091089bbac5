# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(float('.')))
print(repr(float('-inf')))
print(repr(float('+nan')))
try:
    print(repr(float('- 1')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(float(b'1.5')))
try:
    print(repr(float(None)))
except Exception as e:
    print(type(e).__name__, e)
