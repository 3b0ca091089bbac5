def add(cls):
    cls.extra = lambda self: self.x * 2
    return cls


def replace(cls):
    return "replaced " + cls.__name__


@add
class A:
    x = 5


@replace
class B:
    pass


print(A().extra(), B)


class Registry:
    def __init__(self):
        self.names = []

    def __call__(self, f):
        self.names.append(f.__name__)
        return f


r = Registry()


@r
def one():
    pass


@r
def two():
    pass


print(r.names)
