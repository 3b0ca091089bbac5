# cpython: differs - other values
def f():
    try:
        x = 1 // 0
    finally:
        print("finally")


f()
