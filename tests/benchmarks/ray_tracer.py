# A ray tracer: spheres over a plane, with shadows and mirrors; vectors are objects.
from math import sqrt


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self.scale(1 / sqrt(self.dot(self)))


class Sphere:
    def __init__(self, centre, radius, shade, mirror):
        self.centre = centre
        self.radius = radius
        self.shade = shade
        self.mirror = mirror

    def hit(self, start, way):
        to = start - self.centre
        b = to.dot(way)
        c = to.dot(to) - self.radius * self.radius
        d = b * b - c
        if d <= 0:
            return None
        t = -b - sqrt(d)
        return t if t > 0.001 else None

    def normal(self, at):
        return (at - self.centre).unit()


class Plane:
    shade = 0.6
    mirror = 0.2

    def hit(self, start, way):
        if way.y >= 0:
            return None
        t = -(start.y + 1) / way.y
        return t if t > 0.001 else None

    def normal(self, at):
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self):
        self.light = Vector(4.0, 6.0, -3.0)
        self.things = [
            Sphere(Vector(0.0, 0.0, 4.0), 1.0, 0.9, 0.4),
            Sphere(Vector(1.6, -0.4, 3.0), 0.6, 0.7, 0.1),
            Plane(),
        ]

    def nearest(self, start, way):
        best, found = 1e9, None
        for thing in self.things:
            t = thing.hit(start, way)
            if t is not None and t < best:
                best, found = t, thing
        return best, found

    def colour(self, start, way, depth):
        t, thing = self.nearest(start, way)
        if thing is None:
            return 0.3 + 0.2 * way.y
        at = start + way.scale(t)
        normal = thing.normal(at)
        to_light = (self.light - at).unit()
        result = 0.1
        if self.nearest(at, to_light)[1] is None:
            result += thing.shade * max(0.0, normal.dot(to_light))
        if depth and thing.mirror:
            back = way - normal.scale(2 * way.dot(normal))
            result += thing.mirror * self.colour(at, back, depth - 1)
        return result


def main():
    scene = Scene()
    eye = Vector(0.0, 0.2, -3.0)
    total = 0.0
    for row in range(48):
        for column in range(64):
            way = Vector((column - 32) / 40, (24 - row) / 40, 1.0).unit()
            total += scene.colour(eye, way, 2)
    return int(total * 1000)
