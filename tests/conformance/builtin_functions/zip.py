# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(zip()))
show(lambda: list(zip([1, 2])))
show(lambda: list(zip([1, 2], 'ab')))
show(lambda: list(zip([1, 2, 3], 'ab')))
show(lambda: list(zip([], [1])))
show(lambda: list(zip(5)))
show(lambda: list(zip([1], [2], [3])))
show(lambda: dict(zip('ab', [1, 2])))
show(lambda: list(zip(*[(1, 2), (3, 4)])))
show(lambda: next(zip('a')))
show(lambda: list(zip(iter([1, 2]), iter([3]))))
show(lambda: next(zip()))
