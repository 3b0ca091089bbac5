# cpython: differs - other values
from collections import deque


def show(change):
    x = deque((1, 2, 3), 4)
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.extend([4, 5])
    print(list(x))


def change_1(x):
    x.extend('ab')
    print(list(x))


def change_2(x):
    x.extend(5)


def change_3(x):
    x.extend([])
    print(list(x))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
