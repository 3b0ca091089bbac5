# cpython: differs - other values
from collections import OrderedDict


def show(change):
    x = OrderedDict([('b', 1), ('a', 2)])
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x == OrderedDict([('b', 1), ('a', 2)]))


def change_1(x):
    print(x == OrderedDict([('a', 2), ('b', 1)]))


def change_2(x):
    print(x == {'a': 2, 'b': 1})


def change_3(x):
    print(len(x), bool(x), 'a' in x)


def change_4(x):
    print(x.get('q'), x['a'])


def change_5(x):
    print(isinstance(x, dict))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
