def f(a, b=2, *args, k=3, **kw):
    def g():
        return a, b, args, k, sorted(kw.items())

    a += 1
    return g


print(f(1)(), f(1, 2, 3, 4, k=5, z=6)())
