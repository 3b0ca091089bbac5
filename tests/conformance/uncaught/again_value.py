# cpython: differs - other values
def f():
    try:
        x = int("x")
    except Exception:
        print("caught")
        raise


f()
