def f():
    pass


def g():
    ...


class C:
    pass


class D:
    ...


print(f(), g(), ... is Ellipsis, Ellipsis)
if True:
    pass
for _ in ():
    pass
