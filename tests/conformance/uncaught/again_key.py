# cpython: differs - other values
def f():
    try:
        x = {}["k"]
    except Exception:
        print("caught")
        raise


f()
