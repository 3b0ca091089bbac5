# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: repr(1))
show(lambda: repr('a'))
show(lambda: repr("it's"))
show(lambda: repr('"'))
show(lambda: repr(None))
show(lambda: repr([1, 'a']))
show(lambda: repr({'a': 1}))
show(lambda: repr((1,)))
show(lambda: repr(1.0))
show(lambda: repr(True))
show(lambda: repr(b'a'))
show(lambda: str(1))
show(lambda: str('a'))
show(lambda: str(None))
show(lambda: str([1, 'a']))
show(lambda: str())
show(lambda: str(b'a', 'utf8'))
show(lambda: str(1, 'utf8'))
show(lambda: repr())
show(lambda: repr(int))
show(lambda: str(...))
show(lambda: repr(NotImplemented))
show(lambda: str(type(None)))
show(lambda: repr(range(3)))
show(lambda: repr(slice(1, 2)))
