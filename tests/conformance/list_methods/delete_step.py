# cpython: differs - not all of it is there
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    del x[::2]


def change_1(x):
    del x[::-1]


def change_2(x):
    del x[::1]


show(change_0)
show(change_1)
show(change_2)
