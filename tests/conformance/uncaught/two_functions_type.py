# cpython: differs - other values
def f():
    x = "a" + 1


def g():
    f()


g()
