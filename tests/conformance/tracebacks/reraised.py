# cpython: differs - tracebacks without source lines
def f():
    raise ValueError("x")


def g():
    try:
        f()
    except ValueError as e:
        raise KeyError("second")


g()
