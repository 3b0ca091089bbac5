# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1,) + (2,))
show(lambda: (1,) + [2])
show(lambda: (1, 2) * 2)
show(lambda: 2 * (1,))
show(lambda: (1,) * 0)
show(lambda: (1,) * -1)
show(lambda: () + ())
show(lambda: (1,) + ())
show(lambda: (1,) - (1,))
show(lambda: 1 in (1, 2))
show(lambda: 3 not in (1, 2))
show(lambda: (1, 2) == (1, 2))
show(lambda: (1, 2) < (1, 3))
show(lambda: (1,) < (1, 0))
show(lambda: (1, 2) == [1, 2])
show(lambda: (1,) < ('a',))
show(lambda: hash((1, 2)) == hash((1, 2)))
show(lambda: hash(([],)))
show(lambda: len(()))
show(lambda: bool(()))
show(lambda: bool((0,)))
