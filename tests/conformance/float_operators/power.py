# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 2.0 ** 3)
show(lambda: 2.0 ** -1)
show(lambda: 4.0 ** 0.5)
show(lambda: 0.0 ** 0)
show(lambda: (-8.0) ** 2)
show(lambda: (-8.0) ** 3)
show(lambda: 1e200 ** 2)
show(lambda: float('inf') ** 0)
show(lambda: 1.0 ** float('nan'))
show(lambda: float('nan') ** 0)
show(lambda: 0.0 ** 2)
show(lambda: 10.0 ** 5)
show(lambda: 2.5 ** 2)
