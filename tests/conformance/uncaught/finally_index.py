# cpython: differs - other values
def f():
    try:
        x = [][0]
    finally:
        print("finally")


f()
