# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: set())
show(lambda: set([1]))
show(lambda: set('a'))
show(lambda: set(5))
show(lambda: set([[]]))
show(lambda: set((1,), (2,)))
show(lambda: frozenset())
show(lambda: frozenset([1]))
show(lambda: frozenset(5))
show(lambda: {1, 1.0, True})
show(lambda: set({1: 2}))
show(lambda: {x % 2 for x in range(4)} == {0, 1})
show(lambda: hash(frozenset([1])) == hash(frozenset([1])))
show(lambda: hash(set()))
show(lambda: {frozenset([1]): 2})
show(lambda: set(b'a'))
