# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ValueError(5).value)
show(lambda: ValueError(5).errno)
show(lambda: ValueError().value)
show(lambda: SystemExit(3).value)
show(lambda: KeyError('k').value)
show(lambda: OSError(2).errno)
show(lambda: StopIteration(7).value)
show(lambda: Exception(1, 2).value)
