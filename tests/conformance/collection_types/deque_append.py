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
    x.append(4)
    print(list(x))


def change_1(x):
    x.append(4)
    x.append(5)
    print(list(x))


def change_2(x):
    x.appendleft(0)
    print(list(x))


def change_3(x):
    x.append(4)
    x.appendleft(0)
    print(list(x))


def change_4(x):
    x.append()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
