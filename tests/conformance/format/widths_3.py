# cpython: differs - messages of exceptions, and what MicroPython leaves out
print(repr('{:}'.format(None)))
print(repr('{!s:10}|'.format(None)))
print(repr('{!r:10}|'.format([1])))
print(repr('{:.3}'.format(5)))
print(repr('{:.3}'.format(True)))
