# cpython: differs - whole numbers become floats first
import math

for f in (math.floor, math.ceil, math.trunc):
    for n in ((1 << 53) + 1, -(1 << 54) - 1, 123456789012345678901234567890, 1 << 62, 7, True, 0xffffffffffffffff):
        print(f(n))
    try:
        f(1 << 2000)
    except OverflowError as e:
        print(e)
