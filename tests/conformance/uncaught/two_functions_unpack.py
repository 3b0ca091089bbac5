# cpython: differs - other values
def f():
    a, b = 1, 2, 3


def g():
    f()


g()
