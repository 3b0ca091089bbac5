# cpython: differs - other values
def f():
    x = undefined_name


f()
