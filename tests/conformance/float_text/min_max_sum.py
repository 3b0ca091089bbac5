def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: max(1, 2.5))
show(lambda: min(1.0, 1))
show(lambda: max(1, 1.0))
show(lambda: sum([0.1] * 10))
show(lambda: sum([1, 2.5]))
show(lambda: max(1.5, -0.0, 3))
show(lambda: min([2.5, 1.5]))
show(lambda: sorted([2.5, -1.0, 3]))
show(lambda: sum([0.5, 0.5], 1))
