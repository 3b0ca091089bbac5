# cpython: differs - MicroPython goes another way
def f():
    try:
        raise KeyError("first")
    except KeyError:
        x = (5).nope


f()
