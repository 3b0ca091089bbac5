# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: sorted(frozenset([1, 2, 3]).union([4])))
show(lambda: sorted(frozenset([1, 2, 3]).union('a', ) - {'a'}))
show(lambda: sorted(frozenset([1, 2, 3]).intersection([2, 9])))
show(lambda: sorted(frozenset([1, 2, 3]).difference([1], [2])))
show(lambda: sorted(frozenset([1, 2, 3]).difference()))
show(lambda: sorted(frozenset([1, 2, 3]).symmetric_difference([3, 4])))
show(lambda: frozenset([1, 2, 3]).issubset([1, 2, 3, 4]))
show(lambda: frozenset([1, 2, 3]).issubset([1]))
show(lambda: frozenset([1, 2, 3]).issuperset([1]))
show(lambda: frozenset([1, 2, 3]).issuperset([9]))
show(lambda: frozenset([1, 2, 3]).isdisjoint([9]))
show(lambda: frozenset([1, 2, 3]).isdisjoint([1]))
show(lambda: sorted(frozenset([1, 2, 3]).copy()))
show(lambda: frozenset([1, 2, 3]).union(5))
show(lambda: frozenset([1, 2, 3]).issubset(5))
show(lambda: frozenset([1, 2, 3]).difference(5))
show(lambda: frozenset([1, 2, 3]).union([[]]))
