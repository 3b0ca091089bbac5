# cpython: differs - not all of it is there
from array import array


def show(change):
    x = array('b', [1, -2, 127])
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.append(-128)


def change_1(x):
    x.append(1)


def change_2(x):
    x.append('a')


def change_3(x):
    x.append(None)


def change_4(x):
    x.extend([1, 2])


def change_5(x):
    x.extend(array('b', [5]))


def change_6(x):
    x.extend(5)


def change_7(x):
    x[0] = -128


def change_8(x):
    x[5] = 1


def change_9(x):
    x[0] = 'a'


def change_10(x):
    x[0:1] = array('b', [7, 8])


def change_11(x):
    x[0:1] = [1]


def change_12(x):
    x += array('b', [3])


def change_13(x):
    del x[0]


def change_14(x):
    x[-1] = 1


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
show(change_10)
show(change_11)
show(change_12)
show(change_13)
show(change_14)
