def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Own(bytes):
    def __repr__(self):
        return "<own>"

    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 7

    def __bool__(self):
        return False

    def __len__(self):
        return 99

    def __contains__(self, item):
        return item == "magic"

    def __getitem__(self, i):
        return ("item", i)

    def __iter__(self):
        return iter([7, 8])

    def __call__(self):
        return "called"


x = Own(b'data')
show(lambda: x)
show(lambda: [x])
show(lambda: x == 5)
show(lambda: x != 5)
show(lambda: bool(x))
show(lambda: len(x))
show(lambda: "magic" in x)
show(lambda: 1 in x)
show(lambda: x[0])
show(lambda: list(x))
show(lambda: x())
show(lambda: hash(x))
