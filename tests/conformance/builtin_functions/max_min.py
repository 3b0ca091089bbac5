# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: max(1, 2))
show(lambda: min(1, 2))
show(lambda: max([3, 1]))
show(lambda: min('hello'))
show(lambda: max([]))
show(lambda: max([], default=5))
show(lambda: min([], default=None))
show(lambda: max([1, 2], key=lambda x: -x))
show(lambda: min('b', 'a', key=ord))
show(lambda: max(1))
show(lambda: max())
show(lambda: max([1, 'a']))
show(lambda: max('a', 1))
show(lambda: max(1, 2, default=3))
show(lambda: max([1, 1.0]))
show(lambda: min([[2], [1, 5]]))
show(lambda: max({1: 5, 3: 0}))
show(lambda: max((1, 2), (1, 3)))
