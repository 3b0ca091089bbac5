# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: range(3))
show(lambda: range(1, 3))
show(lambda: range(1, 10, 3))
show(lambda: range(0))
show(lambda: range(5, 1))
show(lambda: range(5, 1, -2))
show(lambda: range(-3))
show(lambda: range(1, 2, 0))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range('a'))
show(lambda: range(1.5))
show(lambda: range(None))
show(lambda: range(True))
show(lambda: range(3) == range(0, 3, 1))
