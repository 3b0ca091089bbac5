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
    x['c'] = 3


def change_1(x):
    x['b'] = 9


def change_2(x):
    del x['b']
    x['b'] = 5


def change_3(x):
    print(list(x))


def change_4(x):
    print(list(x.items()))


def change_5(x):
    print(x.popitem())


def change_6(x):
    print(x.pop('b'))


def change_7(x):
    x.update({'z': 0})


def change_8(x):
    x.clear()


def change_9(x):
    print(x.copy())


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
show(change_9)
