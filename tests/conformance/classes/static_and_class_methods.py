class A:
    n = 1

    @staticmethod
    def s(x):
        return x + 1

    @classmethod
    def c(cls, x):
        return cls.n + x

    def i(self):
        return self.s(1), self.c(1)


class B(A):
    n = 10


print(A.s(1), A().s(1), A.c(1), A().c(1), B.c(1), B().i())


class Date:
    def __init__(self, d):
        self.d = d

    @classmethod
    def parse(cls, text):
        return cls(int(text))


class Sub(Date):
    pass


print(type(Sub.parse("5")).__name__, Sub.parse("7").d)
