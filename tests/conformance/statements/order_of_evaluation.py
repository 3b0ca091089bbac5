# cpython: differs - a key before its value here
def f(n):
    print(n, end=" ")
    return n


d = {}
d[f(1)] = f(2)
f(3) + f(4) * f(5)
print()
[f(6), f(7)][f(0)]
print()
print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
(f(8), f(9))
{f(1): f(2), f(3): f(4)}
print()


def g(*args, **kw):
    return None


g(f(1), *[f(2)], k=f(3), **{"m": f(4)})
print()
