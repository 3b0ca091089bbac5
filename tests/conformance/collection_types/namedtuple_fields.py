# cpython: differs - words of the messages
from collections import namedtuple

Point = namedtuple('Point', 'x y')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: Point(1, 2))
show(lambda: Point(x=1, y=2))
show(lambda: Point(1, y=2))
show(lambda: Point(1))
show(lambda: Point(1, 2, 3))
show(lambda: Point(1, z=2))
show(lambda: Point(1, x=2))
show(lambda: Point(1, 2).x)
show(lambda: Point(1, 2).z)
show(lambda: Point(1, 2)[1])
show(lambda: Point(1, 2)[2])
show(lambda: Point(1, 2)[0:1])
show(lambda: len(Point(1, 2)))
show(lambda: list(Point(1, 2)))
show(lambda: Point(1, 2) == (1, 2))
show(lambda: Point(1, 2) == Point(1, 2))
show(lambda: Point(1, 2) < Point(1, 3))
show(lambda: Point(1, 2) + (3,))
show(lambda: Point(1, 2) * 2)
show(lambda: 1 in Point(1, 2))
show(lambda: isinstance(Point(1, 2), tuple))
show(lambda: isinstance(Point(1, 2), Point))
show(lambda: hash(Point(1, 2)) == hash((1, 2)))
show(lambda: '%s-%s' % Point(1, 2))
show(lambda: Point.__name__)
show(lambda: bool(Point(0, 0)))
