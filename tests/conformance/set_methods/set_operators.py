# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sorted({1, 2, 3} | {4}))
show(lambda: sorted({1, 2, 3} & {2, 3, 9}))
show(lambda: sorted({1, 2, 3} - {1}))
show(lambda: sorted({1, 2, 3} ^ {3, 4}))
show(lambda: {1, 2, 3} == {3, 2, 1})
show(lambda: {1, 2, 3} != {1})
show(lambda: {1, 2, 3} < {1, 2, 3, 4})
show(lambda: {1, 2, 3} <= {1, 2, 3})
show(lambda: {1, 2, 3} > {1})
show(lambda: {1, 2, 3} >= {1, 5})
show(lambda: {1, 2, 3} < {1, 2, 3})
show(lambda: {1, 2, 3} == frozenset([1, 2, 3]))
show(lambda: {1, 2, 3} | [4])
show(lambda: {1, 2, 3} & [1])
show(lambda: {1, 2, 3} - (1,))
show(lambda: {1, 2, 3} == [1, 2, 3])
show(lambda: {1, 2, 3} < [1])
show(lambda: {1, 2, 3} + {1, 2, 3})
show(lambda: 1 in {1, 2, 3})
show(lambda: 9 not in {1, 2, 3})
show(lambda: [] in {1, 2, 3})
show(lambda: len({1, 2, 3}))
show(lambda: bool({1, 2, 3}))
show(lambda: sorted({1, 2, 3}))
