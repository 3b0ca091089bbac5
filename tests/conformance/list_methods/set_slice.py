# cpython: differs - not all of it is there
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[0:1] = [7, 8]


def change_1(x):
    x[:] = []


def change_2(x):
    x[1:1] = [5]


def change_3(x):
    x[5:] = [6]


def change_4(x):
    x[:2] = (1,)


def change_5(x):
    x[0:2] = 'ab'


def change_6(x):
    x[0:1] = 5


def change_7(x):
    x[:] = x


def change_8(x):
    x[2:0] = [4]


def change_9(x):
    x[-1:] = [1, 2, 3]


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
