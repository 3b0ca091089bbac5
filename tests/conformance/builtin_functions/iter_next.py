# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: next(iter([1])))
show(lambda: next(iter([])))
show(lambda: next(iter([]), 5))
show(lambda: next([1]))
show(lambda: iter(5))
show(lambda: iter(None))
show(lambda: next(5))
show(lambda: list(iter('ab')))
show(lambda: list(iter({1: 2})))
show(lambda: next(iter(b'a')))
show(lambda: next())
show(lambda: iter())
show(lambda: next(x for x in [7]))
show(lambda: list(iter(iter([1]))))
