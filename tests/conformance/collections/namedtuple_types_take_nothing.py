# cpython: differs - its types take attributes
from collections import namedtuple

Point = namedtuple("Point", "x y")


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: setattr(Point, "z", 1))
attempt(lambda: setattr(Point, "x", 1))
attempt(lambda: delattr(Point, "x"))
attempt(lambda: Point.z)
attempt(lambda: Point(1, 2).x)


class Named(Point):
    pass


Named.z = 3
attempt(lambda: Named(1, 2).z)
attempt(lambda: delattr(Named, "z"))
attempt(lambda: Named(1, 2).z)
