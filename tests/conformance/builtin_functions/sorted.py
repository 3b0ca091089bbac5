# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sorted([3, 1, 2]))
show(lambda: sorted('hello'))
show(lambda: sorted([]))
show(lambda: sorted([1, 2], reverse=True))
show(lambda: sorted(['b', 'A', 'c'], key=str.lower))
show(lambda: sorted({3: 1, 1: 2}))
show(lambda: sorted([1, 'a']))
show(lambda: sorted(5))
show(lambda: sorted())
show(lambda: sorted([1], key=5))
show(lambda: sorted([(1, 'b'), (1, 'a')]))
show(lambda: sorted([2, 1], key=None))
show(lambda: sorted([1, 2, 3, 4], key=lambda x: x % 2))
show(lambda: sorted([True, False, 2]))
show(lambda: sorted((x for x in 'ba')))
show(lambda: sorted([[2], [1, 9]], reverse=True))
show(lambda: sorted([1], lambda x: x))
show(lambda: sorted([3, 1], reverse=1))
