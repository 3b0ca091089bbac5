class Own(bytearray):
    def own(self):
        return "own"


x = Own(b'data')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: len(x))
show(lambda: x[0])
show(lambda: x == b"data")
show(lambda: list(x))
show(lambda: isinstance(x, bytearray))
show(lambda: type(x).__name__)
show(lambda: x.own())
