# cpython: differs - not all of it is there
class Own(float):
    def own(self):
        return "own"


x = Own(2.5)


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x + 1)
show(lambda: -x)
show(lambda: x == 2.5)
show(lambda: 2.5 == x)
show(lambda: x * 2)
show(lambda: str(x))
show(lambda: repr(x))
show(lambda: bool(x))
show(lambda: x < 9)
show(lambda: isinstance(x, float))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: abs(x))
show(lambda: x // 1)
show(lambda: round(x))
