# cpython: differs - other values
def f():
    assert 1 == 2, "why"


def g():
    f()


g()
