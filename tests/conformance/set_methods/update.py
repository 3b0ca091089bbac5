# cpython: differs - other values
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.update([2])


def change_1(x):
    x.update([2], [3])


def change_2(x):
    x.update()


def change_3(x):
    x.update(5)


def change_4(x):
    x.update('a')


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
