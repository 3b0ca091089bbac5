# cpython: differs - other values
class Own(Exception):
    def own(self):
        return "own"


x = Own('why')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x.args)
show(lambda: str(x))
show(lambda: repr(x))
show(lambda: isinstance(x, Exception))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: bool(x))
