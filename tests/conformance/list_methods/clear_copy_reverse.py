# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.clear()


def change_1(x):
    y = x.copy()
    y.append(1)
    x.append(y)


def change_2(x):
    x.reverse()


def change_3(x):
    x.reverse()
    x.reverse()


def change_4(x):
    x.clear(1)


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
