# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[0] = 9


def change_1(x):
    x[-1] = 9


def change_2(x):
    x[3] = 9


def change_3(x):
    x[-4] = 9


def change_4(x):
    x['a'] = 9


def change_5(x):
    x[1.0] = 9


def change_6(x):
    x[True] = 9


def change_7(x):
    x[None] = 9


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
