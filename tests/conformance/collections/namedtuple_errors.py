# cpython: differs - words of the messages
from collections import namedtuple

Point = namedtuple("Point", "x y")


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: Point(1, 2).z)
attempt(lambda: setattr(Point(1, 2), "x", 5))
attempt(lambda: namedtuple("Q", 5))
