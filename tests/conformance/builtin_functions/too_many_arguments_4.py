# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: int(1,2,3))
show(lambda: float(1,2))
show(lambda: bool(1,2))
show(lambda: list(1,2))
show(lambda: tuple(1,2))
show(lambda: set(1,2))
show(lambda: frozenset(1,2))
show(lambda: complex(1,2,3))
show(lambda: memoryview(1,2))
