# cpython: differs - other values
def f():
    try:
        x = None()
    finally:
        print("finally")


f()
