# cpython: differs - MicroPython goes another way
def f():
    try:
        raise KeyError("first")
    except KeyError:
        x = "a" + 1


f()
