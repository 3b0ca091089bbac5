# cpython: differs - other values
def f():
    try:
        x = undefined_name
    except Exception:
        print("caught")
        raise


f()
