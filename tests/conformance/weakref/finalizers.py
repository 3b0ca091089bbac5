# oracle: cpython - the oracle's build has no weakref
import gc, weakref


class Thing:
    pass


def churn():
    x = [[i] for i in range(20)]
    return len(x)


def make(*args, **kw):
    t = Thing()
    return t, weakref.finalize(t, *args, **kw)


told = []
t, f = make(told.append, "gone")
print(f.alive, told)
t = None
churn()
gc.collect()
print(f.alive, told, f())
t, f = make(lambda *a, **k: (a, sorted(k.items())), 1, 2, x=3)
print(f.peek()[0] is t, f.peek()[2:])
print(f(), f.alive, f())
t, f = make(told.append, "never")
print(f.detach()[0] is t, f.alive, f.detach(), f.peek())
t = None
churn()
gc.collect()
print(told)
t, f = make(told.append, "kept alive by nobody")
f = t = None
churn()
gc.collect()
print(told)
