import sys
import math as m
from math import floor, ceil as c

print(m.sqrt(16), floor(1.5), c(1.5), sys.byteorder)


def f():
    import math

    from math import trunc as t

    return math.pi > 3, t(2.7)


print(f())
try:
    math
except NameError:
    print("local import")
import math, sys as s

print(math is m, s is sys)
