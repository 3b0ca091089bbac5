# cpython: differs - words of the messages
class Own(dict):
    def own(self):
        return "own"


x = Own({'a': 1})


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x["a"])
show(lambda: len(x))
show(lambda: x == {"a": 1})
show(lambda: {"a": 1} == x)
show(lambda: repr(x))
show(lambda: bool(x))
show(lambda: "a" in x)
show(lambda: list(x))
show(lambda: x.get("a"))
show(lambda: x.get("b"))
show(lambda: list(x.items()))
show(lambda: isinstance(x, dict))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: sorted(x))
show(lambda: x["b"])
show(lambda: dict(**x))
