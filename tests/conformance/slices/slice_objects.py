# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: slice(1))
show(lambda: slice(1, 2))
show(lambda: slice(1, 2, 3))
show(lambda: slice(None))
show(lambda: slice(5).start)
show(lambda: slice(1, 2).stop)
show(lambda: slice(1, 2, 3).step)
show(lambda: slice(1, 10, 2).indices(5))
show(lambda: slice(None, None, -1).indices(5))
show(lambda: slice(-3, None).indices(2))
show(lambda: slice(1) == slice(1))
show(lambda: hash(slice(1)))
show(lambda: slice())
