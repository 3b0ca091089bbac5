# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sum([]))
show(lambda: sum([1, 2]))
show(lambda: sum([1.5, 2]))
show(lambda: sum((1, 2), 10))
show(lambda: sum([[1], [2]], []))
show(lambda: sum(['a'], ''))
show(lambda: sum(['a']))
show(lambda: sum(5))
show(lambda: sum())
show(lambda: sum(x * x for x in range(4)))
show(lambda: sum({1: 2, 3: 4}))
show(lambda: sum([True, True]))
show(lambda: sum([1, None]))
show(lambda: sum([10 ** 20, 1]))
show(lambda: sum([(1,), (2,)], ()))
