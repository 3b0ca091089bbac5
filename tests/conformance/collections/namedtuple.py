from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, 2)
print(p, p.x, p.y, p[0], p[-1], len(p), list(p), p == (1, 2), p == Point(1, 2), isinstance(p, tuple), p[0:1])
x, y = p
print(x, y, Point(x=3, y=4), Point(5, y=6), p + (3,), p < Point(1, 3), hash(p) == hash((1, 2)), {p: "p"}[(1, 2)])
print(namedtuple("Q", "a b c")(1, 2, 3), namedtuple("S", ("one",))(1), type(p).__name__, "%s %s" % tuple(p))
print([q.x for q in (Point(7, 8), Point(9, 10))], max(Point(1, 5), Point(2, 0)), sorted([Point(2, 1), Point(1, 2)]))
