# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(reversed([1, 2])))
show(lambda: list(reversed('ab')))
show(lambda: list(reversed((1, 2))))
show(lambda: list(reversed(range(3))))
show(lambda: list(reversed(b'ab')))
show(lambda: list(reversed([])))
show(lambda: reversed(5))
show(lambda: reversed({1}))
show(lambda: reversed())
show(lambda: next(reversed([9])))
show(lambda: list(reversed(bytearray(b'xy'))))
