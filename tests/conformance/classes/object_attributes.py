# cpython: differs - other words
class A:
    kept = 1


def show(f):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e.args)


a = A()
show(lambda: object.__setattr__(a, "x", 5))
show(lambda: a.x)
show(lambda: object.__delattr__(a, "x"))
show(lambda: object.__delattr__(a, "x"))
show(lambda: object.__delattr__(a, "kept"))
show(lambda: object.__delattr__(a, 5))
show(lambda: object.__setattr__(a, 5, 5))
show(lambda: object.__setattr__(5, "x", 5))
show(lambda: object.__setattr__(A, "x", 5))
show(lambda: object.__delattr__(5, "x"))


class Counting:
    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)


c = Counting()
c.y = 1
del c.y
show(lambda: delattr(c, "y"))


class Described:
    @property
    def p(self):
        return 5

    @p.deleter
    def p(self):
        print("p is deleted")

    plain = 1


d = Described()
show(lambda: object.__delattr__(d, "p"))
show(lambda: object.__delattr__(d, "plain"))
show(lambda: object.__setattr__(d, "p", 6))
show(lambda: d.p)
show(lambda: object.__delattr__(d, "p"))
show(lambda: d.p)
