# There is one tuple without items.
a = ()


def f(*rest):
    return rest


for t in (tuple(), (1,)[1:], tuple([]), () + (), () * 3, (1, 2) * 0, f(), (1, 2)[5:], tuple({}), tuple("")):
    print(t is a, t == a, len(t), repr(t), hash(t) == hash(a))
print((1,) is (2,), () is a)
d = {(): 1}
d[tuple([])] = 2
print(d, d[f()])


class T(tuple):
    pass


print(T() is (), T() == (), T())
