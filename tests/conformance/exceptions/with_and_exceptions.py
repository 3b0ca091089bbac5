class CM:
    def __init__(self, exc=None):
        self.exc = exc

    def __enter__(self):
        if self.exc == "enter":
            raise ValueError("enter")
        return self

    def __exit__(self, *a):
        print("exit", a[0] and a[0].__name__)
        if self.exc == "exit":
            raise KeyError("exit")


for kind in (None, "enter", "exit"):
    try:
        with CM(kind):
            print("body")
        print("fine")
    except (ValueError, KeyError) as e:
        print(type(e).__name__)


def f():
    with CM():
        return "returned"


def g():
    for i in range(3):
        with CM():
            if i == 1:
                break
    return i


print(f(), g())
try:
    with CM("exit"):
        raise TypeError
except KeyError:
    print("exit's exception wins")
