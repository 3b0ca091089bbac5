# cpython: differs - it has more names
from collections import OrderedDict


class A:
    x = 1

    def m(self):
        pass

    @property
    def p(self):
        return 1


class B(A):
    y = 2

    def __init__(self):
        self.z = 5


class Items(list):
    pass


class Own(Exception):
    pass


def f(a):
    yield a


for o in (
    A,
    A(),
    B,
    B(),
    f,
    f(1),
    A().m,
    1,
    1.5,
    1j,
    None,
    True,
    "abc",
    [1],
    (1, 2),
    {"a": 1},
    {1},
    b"a",
    frozenset(),
    range(3),
    iter([]),
    iter({}),
    zip(),
    enumerate([]),
    map(f, []),
    reversed([]),
    {}.keys(),
    int,
    str,
    list,
    dict,
    type,
    object,
    object(),
    OrderedDict,
    ValueError,
    ValueError("a"),
    Items,
    Items(),
    Own,
    Own(1),
    staticmethod(f),
    ...,
):
    print(dir(o))
