from collections import namedtuple


class Vector(namedtuple("Vector", "x y")):
    def dot(self, other):
        return self.x * other.x + self.y * other.y


v = Vector(1, 2)
print(v.dot(Vector(3, 4)), v.x, v[1], len(v), isinstance(v, tuple))
