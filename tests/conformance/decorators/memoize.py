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


# What is known already ends the recursion early.
print([fib(n) for n in range(0, 61, 6)])
