# cpython: differs - they have one there
def told(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args)


class Derived(bytes):
    pass


class Array(bytearray):
    pass


class Text(str):
    pass


for v in (Derived(b"ab"), Derived(), Array(b"ab"), Array(), Text("ab"), Text()):
    told(lambda: len(v))
    told(lambda: bool(v))
    told(lambda: not v)
    told(lambda: 1 if v else 2)
    told(lambda: list(v))
    told(lambda: v[:1])
    told(lambda: v == b"ab")
