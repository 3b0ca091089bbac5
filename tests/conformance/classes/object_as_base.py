# cpython: differs - what object has comes to all classes there


def told(f):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class A(object):
    pass


class B(A):
    pass


class C:
    def __init__(self, *a):
        self.given = a


class D(A, C):
    pass


class E(A, object):
    pass


class F(A):
    def __init__(self, *a):
        super().__init__()
        self.given = len(a)

    def __setattr__(self, name, value):
        super().__setattr__(name, (value,))


for k in (A, B, D, E, F):
    for name in ("__init__", "__new__", "__setattr__", "__delattr__", "__class__", "__name__"):
        print(k.__name__, name, hasattr(k, name), hasattr(k(), name))
    told(lambda: k(1, 2).given)
    told(lambda: k(x=1) and 1)
    told(lambda: k().__init__())
    told(lambda: k.__init__(k()))
    told(lambda: k.__new__(k) and 1)
    told(lambda: k().__setattr__("z", 1))
    told(lambda: super(k, k()).__setattr__("z", 1))
    told(lambda: super(k, k()).__init__())
