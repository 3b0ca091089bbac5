class A:
    def f(self, x):
        return ("A", x)

    @classmethod
    def c(cls):
        return ("A.c", cls.__name__)

    @staticmethod
    def s():
        return "A.s"


class B(A):
    def f(self, x):
        return ("B",) + super().f(x + 1)

    def g(self):
        return super(B, self).f(0)

    @classmethod
    def c(cls):
        return ("B.c",) + super().c()

    def h(self):
        return super().s()


class C(B):
    def f(self, x):
        return ("C",) + super().f(x * 2)


c = C()
print(c.f(3), c.g(), c.h(), C.c(), c.c())
s = super(C, c)
print(s.f(1))
try:
    s.nothing
except AttributeError:
    print("AttributeError")
