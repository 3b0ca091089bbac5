# cpython: differs - words of the messages
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x['b'] = 2


def change_1(x):
    x['a'] = 2


def change_2(x):
    x[[]] = 1


def change_3(x):
    x[{}] = 1


def change_4(x):
    x[1.0] = 1


def change_5(x):
    x[(1, 2)] = 3


def change_6(x):
    x[None] = 4


def change_7(x):
    x[b'a'] = 5


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
