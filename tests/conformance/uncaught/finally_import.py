# cpython: differs - other exceptions
def f():
    try:
        import no_such_module
    finally:
        print("finally")


f()
