# cpython: differs - the cause is not kept
def f():
    try:
        raise KeyError("cause")
    except KeyError as e:
        raise ValueError("effect") from e


try:
    f()
except ValueError as e:
    print(e)
