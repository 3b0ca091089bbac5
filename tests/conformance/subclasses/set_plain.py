# cpython: differs - other values
class Own(set):
    def own(self):
        return "own"


x = Own({1})


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: len(x))
show(lambda: x == {1})
show(lambda: {1} == x)
show(lambda: repr(x))
show(lambda: bool(x))
show(lambda: 1 in x)
show(lambda: list(x))
show(lambda: x - {2})
show(lambda: x & {1})
show(lambda: isinstance(x, set))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: x.union([2]))
show(lambda: sorted(x))
show(lambda: x < {1, 2})
