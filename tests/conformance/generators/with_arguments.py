def g(a, b=2, *args, k=5, **kw):
    yield a
    yield b
    yield args
    yield k
    yield sorted(kw.items())


print(list(g(1)), list(g(1, 3, 4, 5, k=6, z=7)))


class C:
    def __init__(self):
        self.n = 3

    def items(self):
        for i in range(self.n):
            yield i, self


c = C()
print([i for i, o in c.items() if o is c])
try:
    g()
except TypeError:
    print("TypeError at the call")
