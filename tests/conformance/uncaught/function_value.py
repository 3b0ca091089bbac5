# cpython: differs - other values
def f():
    x = int("x")


f()
