# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def m(self, a, b=2):
        return (a, b)

    @classmethod
    def c(cls, a, b=2):
        return (cls is A, a, b)

    @staticmethod
    def s(a, b=2):
        return (a, b)

    def __call__(self, a, b=2):
        return ("called", a, b)


x = A()
show(lambda: x.m())
show(lambda: x.m(1))
show(lambda: x.m(1, 2, 3))
show(lambda: x.m(b=1))
show(lambda: x.m(a=1, b=3))
show(lambda: A.m(x, 1))
show(lambda: A.m(1))
show(lambda: x.c())
show(lambda: x.c(1))
show(lambda: A.c(1, b=5))
show(lambda: A.c(1, 2, 3))
show(lambda: x.s())
show(lambda: x.s(1))
show(lambda: A.s(1, 2, 3))
show(lambda: x())
show(lambda: x(1))
show(lambda: x(1, 2, 3))
show(lambda: x(c=1))
