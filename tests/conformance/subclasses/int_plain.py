class Own(int):
    def own(self):
        return "own"


x = Own(5)


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x + 1)
show(lambda: 1 + 2)
show(lambda: -x)
show(lambda: abs(x))
show(lambda: x == 5)
show(lambda: 5 == x)
show(lambda: x * 2)
show(lambda: x // 2)
show(lambda: str(x))
show(lambda: repr(x))
show(lambda: hash(x) == hash(5))
show(lambda: bool(x))
show(lambda: [1, 2, 3, 4, 5, 6][x])
show(lambda: x < 9)
show(lambda: x & 4)
show(lambda: "%d" % x)
show(lambda: x ** 2)
show(lambda: int(x))
show(lambda: isinstance(x, int))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: {5: "a"}.get(x))
show(lambda: range(x))
show(lambda: x in (5,))
