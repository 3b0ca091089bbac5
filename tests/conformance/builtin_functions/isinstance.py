# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: isinstance(1, int))
show(lambda: isinstance(True, int))
show(lambda: isinstance(1, bool))
show(lambda: isinstance('a', (int, str)))
show(lambda: isinstance('a', ()))
show(lambda: isinstance(1, object))
show(lambda: isinstance(int, type))
show(lambda: isinstance(1, 5))
show(lambda: isinstance(1, (int, 5)))
show(lambda: isinstance(None, type(None)))
show(lambda: isinstance(1))
show(lambda: isinstance(OSError(), Exception))
show(lambda: isinstance([], (tuple, (list,))))
