# cpython: differs - the tuple inside is one of the first class
from collections import namedtuple


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple('Point', 'x y')
class Place(Point):
    def sum(self): return self.x + self.y


p = Place(1, 2)
print(p, repr(p), p.sum(), p[1], p == (1, 2), type(p).__name__)
show(lambda: p + 1)
show(lambda: -p)
show(lambda: Place(1))
show(lambda: Place(1, z=2))
show(lambda: Point(1, 2).__dict__)
show(lambda: p.z)


def store(o, index):
    o[index] = 1


def delete(o, index):
    del o[index]


for o in (Point(1, 2), p):
    for name in ('x', 'z'):
        show(lambda: setattr(o, name, 5))
        show(lambda: getattr(o, name))
        show(lambda: delattr(o, name))
    show(lambda: store(o, 0))
    show(lambda: delete(o, 0))
    show(lambda: o + (3,))
    show(lambda: o * 2)
    show(lambda: o < (1, 3))
    show(lambda: 5 in o)
    show(lambda: 'a' + o)
    show(lambda: ~o)
    show(lambda: hash(o) == hash((1, 2)))
    show(lambda: '%d' % o)
    show(lambda: '%d %d' % o)
    show(lambda: o['a'])
    show(lambda: list(o))
    show(lambda: len(o))
