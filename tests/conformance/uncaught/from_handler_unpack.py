# cpython: differs - MicroPython goes another way
def f():
    try:
        raise KeyError("first")
    except KeyError:
        a, b = 1, 2, 3


f()
