def f(*args):
    return args


def g(a, *rest):
    return a, rest


def h(**kw):
    return sorted(kw.items())


def k(a, *args, b=1, **kw):
    return a, args, b, sorted(kw.items())


print(f(), f(1), f(1, 2), f(*[1, 2], 3, *(4,)))
print(g(1), g(1, 2, 3), g(*"abc"))
print(h(), h(x=1, y=2), h(**{"z": 3}, w=4))
print(k(1), k(1, 2, 3, b=4, c=5), k(*[1, 2], **{"b": 3, "d": 4}))
