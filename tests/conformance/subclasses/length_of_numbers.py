# cpython: differs - other words
class F(float):
    pass


class E(Exception):
    pass


class S(str):
    pass


for f in (lambda: len(F(1)), lambda: len(E()), lambda: len(S("ab")), lambda: bool(F(0)), lambda: bool(E()), lambda: len(1.5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
