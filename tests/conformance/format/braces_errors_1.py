# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('{}'.format()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0}'.format()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{a}'.format()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{} {0}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0} {}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:s}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:d}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:d}'.format(1.5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:f}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:c}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{!a}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{!x}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
