# cpython: differs - not all of it is there
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[::2] = [1, 2]


def change_1(x):
    x[::2] = [1]


def change_2(x):
    x[::-1] = [1, 2, 3]


def change_3(x):
    x[::1] = [4]


show(change_0)
show(change_1)
show(change_2)
show(change_3)
