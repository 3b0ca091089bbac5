# cpython: differs - other values
def f():
    raise RuntimeError


def g():
    f()


g()
