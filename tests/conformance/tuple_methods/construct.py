# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: tuple())
show(lambda: tuple([1, 2]))
show(lambda: tuple('ab'))
show(lambda: tuple((1, 2)))
show(lambda: tuple(5))
show(lambda: ())
show(lambda: (1,))
show(lambda: 1, 2)
show(lambda: tuple('ab') + (1,))
show(lambda: tuple(x for x in [1]))
show(lambda: tuple([1], [2]))
