# cpython: differs - it takes longer integers, and says it in other words
import math

for n in (5, True, 20, 25, 2**31, 2**32 - 1, 2**33, 2**64, -1, -(2**31), -(2**33), 3.0, "a", None):
    try:
        print(n, math.factorial(n))
    except Exception as e:
        print(n, repr(e))
