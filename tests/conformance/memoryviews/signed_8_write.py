# cpython: differs - other exceptions
from array import array


def show(change):
    x = array('b', [1, -2, 127])
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    m = memoryview(x)
    m[0] = 1


def change_1(x):
    m = memoryview(x)
    m[-1] = 2


def change_2(x):
    m = memoryview(x)
    m[5] = 1


def change_3(x):
    m = memoryview(x)
    m[0] = 'a'


def change_4(x):
    m = memoryview(x)
    m[0:1] = array('b', [7])


def change_5(x):
    m = memoryview(x)
    m[0:2] = array('b', [7])


def change_6(x):
    m = memoryview(x)
    m[1:][0] = 9


def change_7(x):
    m = memoryview(x)
    m[0:1] = [1]


def change_8(x):
    del memoryview(x)[0]


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
