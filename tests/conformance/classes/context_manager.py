# cpython: differs - an index that is not there prints without quotes
class CM:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        return self.swallow


with CM("a") as a:
    print("in", a)
with CM("b", True):
    raise ValueError("swallowed")
try:
    with CM("c"):
        raise KeyError("through")
except KeyError as e:
    print("caught")
with CM("d") as d, CM("e") as e:
    print(d, e)
with CM("f"):
    with CM("g", True):
        1 / 0
    print("after g")
