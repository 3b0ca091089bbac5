# cpython: differs - words of the messages
from collections import namedtuple

Point = namedtuple('Point', 'x y')


def show(change):
    x = Point(1, 2)
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.x = 5


def change_1(x):
    x.z = 5


def change_2(x):
    del x.x


def change_3(x):
    x[0] = 1


def change_4(x):
    del x[0]


def change_5(x):
    a, b = x
    print(a, b)


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
