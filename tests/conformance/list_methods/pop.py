# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.pop()


def change_1(x):
    x.pop(0)


def change_2(x):
    x.pop(-1)


def change_3(x):
    x.pop(3)


def change_4(x):
    x.pop(-4)


def change_5(x):
    x.pop('a')


def change_6(x):
    x.pop(1.0)


def change_7(x):
    x.pop(True)


def change_8(x):
    x.clear()
    x.pop()


def change_9(x):
    x.clear()
    x.pop(0)


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
