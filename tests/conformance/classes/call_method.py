class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, y=0, *rest, **kw):
        return self.n + x + y + sum(rest) + len(kw)


a = Adder(10)
print(a(1), a(1, 2), a(1, 2, 3, 4), a(1, k=1), list(map(a, range(3))))
print(callable(a), callable(Adder), callable(object()))
