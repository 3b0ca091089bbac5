# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr((1+2j).imag))
print(repr(complex()))
try:
    print(repr(complex('x')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(complex(1,2,3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int(1j)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float(1j)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(divmod(1j,1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0.real}'.format(1j)))
except Exception as e:
    print(type(e).__name__, e)
