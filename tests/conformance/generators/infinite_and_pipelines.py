def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(n, it):
    for x in it:
        if n <= 0:
            return
        n -= 1
        yield x


def where(f, it):
    for x in it:
        if f(x):
            yield x


def sieve():
    def without(p, it):
        for x in it:
            if x % p:
                yield x

    it = naturals()
    next(it), next(it)
    while True:
        p = next(it)
        yield p
        it = without(p, it)


print(list(take(5, where(lambda x: x % 3 == 0, naturals()))))
print(list(take(12, sieve())))
