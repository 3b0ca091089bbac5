fs = [lambda f: f, lambda f: lambda: "replaced"]


pick = fs[1]


@pick
def f():
    return "original"


same = lambda g: g


@same
def h():
    return "kept"


class Box:
    def deco(self, f):
        return lambda: f() + "!"


b = Box()


@b.deco
def k():
    return "method"


print(f(), h(), k())
