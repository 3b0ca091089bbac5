def f(*a):
    return a


print(f(*"ab"), f(*{1: 2}), f(*(x for x in range(3))), f(*range(2), *[7], *()))


def g(**kw):
    return sorted(kw)


print(g(**{"a": 1}, **{"b": 2}, c=3))
print(max(*[3, 1, 2]), print(*[1, 2], sep="-"))
