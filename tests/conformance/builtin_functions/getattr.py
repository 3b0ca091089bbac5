# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: getattr(1, 'real', 'none'))
show(lambda: getattr('a', 'upper')())
show(lambda: getattr('a', 'nope', 5))
show(lambda: getattr('a', 'nope'))
show(lambda: getattr('a', 5))
show(lambda: getattr('a'))
show(lambda: hasattr('a', 'upper'))
show(lambda: hasattr('a', 'nope'))
show(lambda: hasattr('a', 1))
show(lambda: getattr([], 'append') is None)
