# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(iter([1, 2, 0, 3].pop, 1)))
show(lambda: list(iter(lambda: 5, 5)))
show(lambda: iter(5, 5))
show(lambda: list(iter(lambda: 1 / 0, 1)))
