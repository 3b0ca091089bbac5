# oracle: cpython - the oracle's build has no weakref
import gc, weakref


class Thing:
    def __init__(self, name):
        self.name = name


def make(name):
    t = Thing(name)
    return t, weakref.ref(t)


def churn():
    # So that nothing of the dead is left in places that are looked at.
    x = [[i] for i in range(20)]
    return len(x)


t, r = make("one")
print(r() is t, r().name)
t = None
churn()
gc.collect()
print(r())
told = []
t, _ = make("two")
r = weakref.ref(t, lambda r: told.append(r() is None))
print(r() is t, told)
t = None
churn()
gc.collect()
print(r(), told)
f, g = Thing("f"), Thing("g")
a, b = weakref.ref(f), weakref.ref(g)
f.other, g.other = g, f
del f, g
churn()
gc.collect()
print(a(), b())
for wrong in (lambda: weakref.ref(5), lambda: weakref.ref(), lambda: weakref.ref("x", None, None)):
    try:
        wrong()
    except TypeError:
        print("TypeError")
