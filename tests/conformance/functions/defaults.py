def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=9), f(c=1, a=2), f(*(1, 2)), f(**{"a": 0}))


def mutable(x, acc=[]):
    acc.append(x)
    return acc


mutable(1)
print(mutable(2))
n = 5


def bound(x=n):
    return x


n = 6
print(bound())
