# cpython: differs - other values
def f():
    raise ValueError("text", 5)


f()
