# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sorted(frozenset([1, 2, 3]) | {4}))
show(lambda: sorted(frozenset([1, 2, 3]) & {2, 3, 9}))
show(lambda: sorted(frozenset([1, 2, 3]) - {1}))
show(lambda: sorted(frozenset([1, 2, 3]) ^ {3, 4}))
show(lambda: frozenset([1, 2, 3]) == {3, 2, 1})
show(lambda: frozenset([1, 2, 3]) != {1})
show(lambda: frozenset([1, 2, 3]) < {1, 2, 3, 4})
show(lambda: frozenset([1, 2, 3]) <= {1, 2, 3})
show(lambda: frozenset([1, 2, 3]) > {1})
show(lambda: frozenset([1, 2, 3]) >= {1, 5})
show(lambda: frozenset([1, 2, 3]) < frozenset([1, 2, 3]))
show(lambda: frozenset([1, 2, 3]) == frozenset([1, 2, 3]))
show(lambda: frozenset([1, 2, 3]) | [4])
show(lambda: frozenset([1, 2, 3]) & [1])
show(lambda: frozenset([1, 2, 3]) - (1,))
show(lambda: frozenset([1, 2, 3]) == [1, 2, 3])
show(lambda: frozenset([1, 2, 3]) < [1])
show(lambda: frozenset([1, 2, 3]) + frozenset([1, 2, 3]))
show(lambda: 1 in frozenset([1, 2, 3]))
show(lambda: 9 not in frozenset([1, 2, 3]))
show(lambda: [] in frozenset([1, 2, 3]))
show(lambda: len(frozenset([1, 2, 3])))
show(lambda: bool(frozenset([1, 2, 3])))
show(lambda: sorted(frozenset([1, 2, 3])))
