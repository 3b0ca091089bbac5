# cpython: differs - other values
class Own(str):
    def own(self):
        return "own"


x = Own('text')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x + "!")
show(lambda: len(x))
show(lambda: x.upper())
show(lambda: x[0])
show(lambda: x[1:])
show(lambda: x == "text")
show(lambda: "text" == x)
show(lambda: str(x))
show(lambda: repr(x))
show(lambda: hash(x) == hash("text"))
show(lambda: bool(x))
show(lambda: x * 2)
show(lambda: "e" in x)
show(lambda: list(x))
show(lambda: x.split("e"))
show(lambda: "%s" % x)
show(lambda: "{}".format(x))
show(lambda: isinstance(x, str))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: {"text": 1}.get(x))
show(lambda: x.find("x"))
show(lambda: x < "u")
show(lambda: sorted(x))
