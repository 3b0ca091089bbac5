# cpython: differs - other values
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x += [4]


def change_1(x):
    x += (4,)


def change_2(x):
    x += 'ab'


def change_3(x):
    x += 5


def change_4(x):
    x *= 2


def change_5(x):
    x *= 0


def change_6(x):
    x *= -1


def change_7(x):
    x += x


def change_8(x):
    x -= [1]


def change_9(x):
    x *= 1.5


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
