# cpython: differs - its help is a pager
class A:
    x = 1

    def m(self):
        pass

    p = property(m)


class B(A):
    y = "two"


class Nothing:
    pass


class Items(list):
    pass


class Own(Exception):
    pass


del A.m
for o in (
    1,
    1.5,
    1j,
    None,
    True,
    [1],
    (1, 2),
    list,
    tuple,
    bool,
    type,
    Exception,
    ValueError("a"),
    A,
    B,
    Nothing,
    Items,
    Items([1]),
    Own(),
    {}.keys(),
    iter([]),
    zip(),
    super,
):
    help(o)
