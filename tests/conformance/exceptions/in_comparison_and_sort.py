# cpython: differs - no reflected comparisons
class Bad:
    def __lt__(self, o):
        raise ValueError("lt")

    def __eq__(self, o):
        raise KeyError("eq")

    def __hash__(self):
        raise IndexError("hash")

    def __bool__(self):
        raise TypeError("bool")

    def __len__(self):
        raise OSError("len")

    def __iter__(self):
        raise RuntimeError("iter")

    def __call__(self):
        raise NameError("call")

    def __getitem__(self, i):
        raise AttributeError("getitem")


b = Bad()


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


attempt(lambda: sorted([b, b]))
attempt(lambda: b == 1)
attempt(lambda: hash(b))
attempt(lambda: {b: 1})
attempt(lambda: not b)
attempt(lambda: 1 if b else 2)
attempt(lambda: len(b))
attempt(lambda: list(b))
attempt(lambda: b())
attempt(lambda: b[0])
attempt(lambda: [1, b].index(5))
attempt(lambda: max(b, b))
