# cpython: differs - other values
def f():
    try:
        raise ValueError("text", 5)
    except Exception:
        print("caught")
        raise


f()
