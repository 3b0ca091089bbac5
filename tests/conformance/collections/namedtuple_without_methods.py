# cpython: differs - what tuples have, named tuples have there
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Derived(Point):
    pass


Odd = namedtuple("Odd", "count index")
for name in ("count", "index", "x", "__class__"):
    print(name, hasattr(Point(1, 2), name), hasattr(Derived(1, 2), name))
print(Point.count(Point(1, 1), 1), Odd(5, 6).count, Odd(5, 6).index)
