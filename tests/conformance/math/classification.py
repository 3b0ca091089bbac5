# cpython: differs - messages of exceptions, and what MicroPython leaves out
import math

print(repr(math.isclose(1,1+1e-10)))
print(repr(math.isclose(1,1.1,rel_tol=0.2)))
print(repr(math.isclose(1,1.1,abs_tol=0.2)))
try:
    print(repr(math.isclose(1,1,rel_tol=-1)))
except Exception as e:
    print(type(e).__name__, e)
print(repr(math.isclose(float('inf'),float('inf'))))
print(repr(math.isinf(1)))
print(repr(math.isnan(float('nan'))))
print(repr(math.isfinite(1)))
