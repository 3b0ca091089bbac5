# cpython: differs - other values
def f(a=1 // 0):
    pass
