# cpython: differs - other values
class Own(Exception):
    pass


def f():
    try:
        raise Own(1, 2)
    except Exception:
        print("caught")
        raise


f()
