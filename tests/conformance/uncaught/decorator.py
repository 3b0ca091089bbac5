# cpython: differs - other values
def d(f):
    raise ValueError("d")


@d
def f():
    pass
