# cpython: differs - there a class says what makes it
# What derives from `type` makes instances that are classes.
class Base:
    y = 3

    def m(self):
        return "m"

    @classmethod
    def cm(cls):
        return cls

    @staticmethod
    def sm():
        return "s"


class Plain(type):
    pass


class Named(type):
    def __init__(self, *args):
        self.extra = args[0]

    def reg(self):
        return self.extra


class Open(type):
    def __getattr__(self, name):
        return "made " + name

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i


class Called(type):
    def __call__(self, *args):
        return "called", args


def show(text):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, repr(e))


def act(text):
    try:
        exec(text)
        print(text, "done")
    except Exception as e:
        print(text, repr(e))


for Meta in (Plain, Named, Open, Called):
    N = Meta("N", (Base,), {"x": 1, "f": lambda self: 5})
    for text in (
        "N.x", "N.y", "N().x", "N().f()", "N.f(0)", "N().m()", "N.cm()", "N.sm()", "N.__name__", "N.__bases__", "N.__class__",
        "type(N)", "callable(N)", "isinstance(N, Meta)", "isinstance(N, type)", "isinstance(N(), Base)", "issubclass(Meta, type)",
        "hasattr(N, 'x')", "N == N", "{N: 1}[N]", "len(N)", "N[4]", "N.nothing", "getattr(N, 'q', 4)", "N.extra", "N().extra", "N.reg()",
    ):
        show(text)
    for text in ("N.q = 4", "N.q", "N().q", "del N.q", "del N.x", "N.x", "N.x = 8", "N().x", "del N.x", "N.x"):
        (act if "=" in text or "del" in text else show)(text)
Number = Plain(7)
print(Number("12"), Number.from_bytes(b"1", "big"))
