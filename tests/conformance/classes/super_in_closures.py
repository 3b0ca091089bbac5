class A:
    def f(self):
        return [1, 2, 3]


class B(A):
    def f(self):
        g = lambda: super(B, self).f()
        return g()

    def sum(self):
        base = super().f()
        return sum(x for x in base)


print(B().f(), B().sum())
