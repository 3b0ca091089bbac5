# cpython: differs - arguments are not looked at without __init__
class A:
    def __init__(self):
        return 5


try:
    A()
except TypeError:
    print("TypeError")


class B:
    def __init__(self, *args, **kw):
        self.args = args
        self.kw = kw


b = B(1, 2, x=3)
print(b.args, b.kw)


class C:
    pass


try:
    C(1)
except TypeError:
    print("TypeError")
