# cpython: differs - words of the messages
class Own(list):
    def own(self):
        return "own"


x = Own([3, 1, 2])


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x + [4])
show(lambda: len(x))
show(lambda: x[0])
show(lambda: x[1:])
show(lambda: x == [3, 1, 2])
show(lambda: [3, 1, 2] == x)
show(lambda: repr(x))
show(lambda: bool(x))
show(lambda: x * 2)
show(lambda: 3 in x)
show(lambda: list(x))
show(lambda: sorted(x))
show(lambda: x.index(2))
show(lambda: isinstance(x, list))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: sum(x))
show(lambda: max(x))
show(lambda: x.copy())
show(lambda: tuple(x))
show(lambda: hash(x))
