# cpython: differs - MicroPython goes another way
def f():
    try:
        raise KeyError("first")
    except KeyError:
        assert 1 == 2, "why"


f()
