# cpython: differs - other values
def f():
    try:
        x = (lambda a: a)()
    finally:
        print("finally")


f()
