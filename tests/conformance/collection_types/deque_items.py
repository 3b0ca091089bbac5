# cpython: differs - not all of it is there
from collections import deque


def show(change):
    x = deque((1, 2, 3), 4)
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x[0], x[-1])


def change_1(x):
    print(x[3])


def change_2(x):
    x[0] = 9
    print(list(x))


def change_3(x):
    x[5] = 1


def change_4(x):
    del x[0]


def change_5(x):
    print(len(x), bool(x))


def change_6(x):
    print(1 in x, 9 in x)


def change_7(x):
    print(sum(x))


def change_8(x):
    print(x['a'])


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
