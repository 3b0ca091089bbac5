# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.extend([4, 5])


def change_1(x):
    x.extend((4,))


def change_2(x):
    x.extend('ab')


def change_3(x):
    x.extend(x)


def change_4(x):
    x.extend(range(2))


def change_5(x):
    x.extend({9: 1})


def change_6(x):
    x.extend(5)


def change_7(x):
    x.extend(None)


def change_8(x):
    x.extend(i for i in (7, 8))


def change_9(x):
    x.extend([])


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
