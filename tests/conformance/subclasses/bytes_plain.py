class Own(bytes):
    def own(self):
        return "own"


x = Own(b'data')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: x + b"!")
show(lambda: x[0])
show(lambda: x[1:])
show(lambda: x == b"data")
show(lambda: repr(x))
show(lambda: b"a" in x)
show(lambda: list(x))
show(lambda: x.find(b"t"))
show(lambda: x.decode())
show(lambda: isinstance(x, bytes))
show(lambda: type(x).__name__)
show(lambda: x.own())
show(lambda: x * 2)
show(lambda: x.upper())
show(lambda: x < b"e")
