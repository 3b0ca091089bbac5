# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr(round(0.5)))
print(repr(round(1.5)))
try:
    print(repr(round('a')))
except Exception as e:
    print(type(e).__name__, e)
print(repr(round(1e30)))
try:
    print(repr(round(float('nan'))))
except Exception as e:
    print(type(e).__name__, e)
print(repr(round(2.5,1)))
print(repr(round(True)))
print(repr(round(1e300,400)))
print(repr(round(1.23456,400)))
