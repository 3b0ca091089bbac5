# cpython: differs - messages of exceptions, and what MicroPython leaves out
try:
    print(repr('{}}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0[0]}'.format([5])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{a[b]}'.format(a={'b':3})))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{0[b]}'.format({'b':3})))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:5}'.format(None)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:5}|'.format([1])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:=6}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:z}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:z}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:x}'.format(1.5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:  }'.format(5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:a}'.format(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{:é^5}'.format('a')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr('{a.b}'.format(a=1)))
except Exception as e:
    print(type(e).__name__, e)
