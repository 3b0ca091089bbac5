class Point:
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def __repr__(self):
        return "Point({}, {})".format(self.x, self.y)


p = Point(1)
print(p, p.move(2, 3), p.move(1, 1).x, Point.count)
q = Point(y=5, x=4)
print(q, Point.count, q.count, Point.move(q, 1, 1))
q.count = 100
print(q.count, Point.count)
print([Point(i, i * i) for i in range(3)], (p, q), {"p": p})
