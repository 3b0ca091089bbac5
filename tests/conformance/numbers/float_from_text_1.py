# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr(float('x')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float('')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float([])))
except Exception as e:
    print(type(e).__name__, e)
print(repr(float('1_0')))
print(repr(float(' 1.5 ')))
print(repr(float('1e400')))
print(repr(float('nan')))
print(repr(float('infinity')))
print(repr(float(10**400)))
print(repr(float()))
try:
    print(repr(float('1.5abc')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float('1e')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(float('.5')))
print(repr(float('5.')))
