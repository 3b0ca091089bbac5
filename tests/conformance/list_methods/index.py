# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.index(1))


def change_1(x):
    print(x.index(1, 1))


def change_2(x):
    print(x.index(1, 2))


def change_3(x):
    print(x.index(2, 0, 2))


def change_4(x):
    print(x.index(9))


def change_5(x):
    print(x.index(3, -3))


def change_6(x):
    print(x.index(3, -2))


def change_7(x):
    print(x.index(3, 0, 100))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
