# cpython: differs - it takes and refuses other results
for v in (True, 1.5, 'x', None, 5, 2**70, 7.0):
    class A:
        def __int__(self): return v
        def __float__(self): return v
        def __len__(self): return v
        def __bool__(self): return v
        def __hash__(self): return v
        def __abs__(self): return v
        def __index__(self): return v
        def __complex__(self): return v
    for f in (int, float, len, bool, hash, abs, complex, lambda o: [1,2,3][o], lambda o: 'ab'*o, range, lambda o: bytes(o) and 0, lambda o: round(o), lambda o: 1 if o else 0, lambda o: {o: 1} and 0):
        try: print(f(A()))
        except Exception as e: print(type(e).__name__, e.args)
import math, cmath
from array import array
for v in (True, 1.5, 'x', None, 5, 2**70, 1j):
    class B:
        def __float__(self): return v
    class C:
        def __complex__(self): return v
    class D:
        def __complex__(self): return v
        def __float__(self): return 2.5
    for f in (float, complex, math.sqrt, cmath.sqrt, lambda o: array('f', [o]), lambda o: '%f' % o, lambda o: '%d' % o, lambda o: '{:f}'.format(o), lambda o: 1.5 + o, lambda o: o + 1.5, lambda o: 1j + o, lambda o: round(o), lambda o: math.pow(o, 2), lambda o: 2.0 == o, lambda o: int(o)):
        for K in B, C, D:
            try: print(f(K()))
            except Exception as e: print(type(e).__name__, e.args)
