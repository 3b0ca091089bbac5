# cpython: differs - other values
def f():
    exec("1 // 0")


f()
