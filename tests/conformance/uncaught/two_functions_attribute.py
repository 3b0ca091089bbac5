# cpython: differs - other values
def f():
    x = (5).nope


def g():
    f()


g()
