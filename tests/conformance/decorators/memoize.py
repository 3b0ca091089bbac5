def memo(f):
    cache = {}

    def g(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]

    g.__cache = None if False else None
    return g


def memo(f):
    cache = {}

    def g(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]

    return g


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60))
