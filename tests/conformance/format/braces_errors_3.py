# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('{0:{1}}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:x}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:>>5}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:}>5}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:+c}'.format(65)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:c}'.format(1.5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:d}'.format(None)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:s}'.format(None)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:%}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:f}'.format(None)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{ a}'.format(a=1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0 }'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{-1}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{1}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
