# parameters, closures, generators, decorators
def f0(): pass
def f1(a): return a
def f2(a, b=1): return b
def f3(*a): return a
def f4(**a): return a
def f5(a, *b, c, d=2, **e): return a, b, c, d, e
def f6(*, a, b=1): return a
def f7(a=1, b=2, *c, d=3, e=4, **f): return f
def f8(a: int, b: str = "x", *c: int, d: float = 1.0, **e: dict) -> None: pass
def f9(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s):
    t = u = v = 1
    return s + t + u + v + r + q
def outer(a, b=2, *c, **d):
    x = 1
    def inner(y, z=a):
        nonlocal x
        x = y
        def deepest():
            return a, x, y, c
        return deepest
    def other(*, k=x): return b, d
    global glob
    glob = 1
    lambda: (x, lambda: a)
    del x
    return inner, other
def shadows(x):
    def g():
        print(x)
        x = 2
    def h():
        def x(): return x
        return x
    return g, h
def gen(a):
    yield
    x = yield a
    y = yield from a
    yield x, y
    print((yield))
    z = lambda: (yield 1)
    return x
@dec
def d1(): pass
@dec(1, a=2)
@mod.dec
@mod.sub.dec(3)
def d2(): pass
@dec
class D3: pass
@dec
async def d4(): pass
def ann():
    x: int
    y: int = 1
    z.a: int = 2
    return x
x: int
y: int = 3
def many():
    return [lambda i=i: i for i in range(5)], (lambda *a, **k: (a, k))
def rec(n): return n and rec(n - 1)
def starred(*args, **kw): return f(*args, **kw), o.f(*args, **kw), f(1, *args, k=1, **kw)
def names():
    import a, b.c, d.e as f, g as h
    from i import j, k as l
    from . import m
    from .n import o
    from ..p.q import (r, s as t,)
    from ... import u
    from ....v import w
import a.b.c
import a.b.c as abc, d
from x import *
from .y import z
