# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: setattr(5, 'x', 1))
show(lambda: setattr([], 'x', 1))
show(lambda: delattr('a', 'x'))
show(lambda: setattr(lambda: 0, 'x', 1))
show(lambda: setattr(int, 'x', 1))
show(lambda: setattr(None, 'x', 1))
show(lambda: delattr(int, 'real'))
show(lambda: setattr(object(), 'x', 1))
show(lambda: setattr(1, 2, 3))
