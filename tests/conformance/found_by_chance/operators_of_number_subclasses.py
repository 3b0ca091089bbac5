# cpython: differs - not all of it is there
class I(int):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 1 + I(5))
show(lambda: I(5) + 1)
show(lambda: I(5) + I(5))
show(lambda: True + I(5))
show(lambda: 1.5 + I(5))
show(lambda: -1073741825 | I(5))
show(lambda: 0.0 >> I(-1))
show(lambda: True >> I(-1))
show(lambda: 1 < I(5))
show(lambda: 5 == I(5))
show(lambda: I(5) == 5)
show(lambda: [1] * I(2))
show(lambda: range(0) @ I(5))
show(lambda: 0.5 in I(5))
show(lambda: 1 in I(5))
show(lambda: +I(5))
show(lambda: ~I(5))
