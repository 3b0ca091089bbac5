# Values that pass through several generators, and frames that call, raise and return between them.
def count(n, extra=0):
    a = b = c = d = e = f = g = h = i = 0
    while i < n:
        try:
            got = yield i + extra
            if got:
                a += got
        finally:
            b += 1
        i += 1
    return (a, b, c, d, e, f, g, h)


def both(n):
    first = yield from count(n)
    second = yield from count(n, 100)
    return first, second


def deep(depth, n):
    if depth:
        return (yield from deep(depth - 1, n))
    return (yield from both(n))


def consume(it):
    out = []
    for x in it:
        out.append(x)
    return out


print(consume(deep(0, 3)))
print(consume(deep(6, 3)))
print(sum(deep(5, 4)), list(deep(1, 2)), max(deep(2, 3)), sorted(deep(3, 2), reverse=True))

g = deep(4, 2)
print(next(g), g.send(5), g.send(7), g.send(1))
try:
    g.send(2)
except StopIteration as e:
    print(e.value)


class Pair:
    def __init__(self, x):
        self.x = x

    def values(self):
        for i in range(self.x):
            yield Pair(i).x

    def all(self):
        for x in self.values():
            for y in Pair(x + 1).values():
                yield x, y


def call(x):
    return [v for v in Pair(x).all()]


print(call(3), call(2))


def failing(n):
    for x in count(n):
        if x == 2:
            raise ValueError(x)
        yield x


def around(n):
    try:
        yield from failing(n)
    except ValueError as e:
        yield "caught", e.args[0]


print(list(around(5)), list(around(2)))
try:
    print(sum(failing(4)))
except ValueError as e:
    print("sum", e)


def own():
    yield 1
    yield sum(it)


it = own()
print(next(it))
try:
    print(next(it))
except ValueError as e:
    print(e)


def nested(n):
    return sum(sum(x * y for y in range(x)) for x in range(n))


print(nested(6), any(x > 3 for x in deep(2, 5)), tuple(x for x in deep(1, 1)))
a, b, *c = (x for x in deep(2, 3))
print(a, b, c)
