# cpython: differs - it asks for the hash always
class Unwilling:
    def __hash__(self):
        raise KeyError("hash")

    def __eq__(self, other):
        raise KeyError("eq")


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, len(e.args))


u = Unwilling()
for s in (set(), frozenset(), {1}):
    show(lambda: u in s)
    show(lambda: s.intersection([u]))
    show(lambda: s.difference([u]))
    show(lambda: s.isdisjoint([u]))
    show(lambda: s.union([u]))
s = {1}
s.clear()
show(lambda: s.discard(u))
show(lambda: s.remove(u))
show(lambda: s.difference_update([u]))
show(lambda: s.add(u))
show(lambda: [] in set())
