def walk(t):
    if isinstance(t, list):
        for x in t:
            yield from walk(x)
    else:
        yield t


print(list(walk([1, [2, [3, [4]], 5], [[]], 6])))


def perms(xs):
    if not xs:
        yield []
    for i in range(len(xs)):
        for p in perms(xs[:i] + xs[i + 1 :]):
            yield [xs[i]] + p


print(list(perms([1, 2, 3])))


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(4, "A", "B", "C")))
