# cpython: differs - other values
def f():
    x = {}["k"]


f()
