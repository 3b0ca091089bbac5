# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('{:{:{}}}'.format(1,2,3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0!}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0!r}}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0!rr}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{!}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0:>5'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{a'.format(a=1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0x}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{}{}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
