# cpython: differs - other values
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.update({'b': 2})


def change_1(x):
    x.update([('b', 2)])


def change_2(x):
    x.update(b=2, a=3)


def change_3(x):
    x.update({'b': 2}, c=3)


def change_4(x):
    x.update(5)


def change_5(x):
    x.update([1])


def change_6(x):
    x.update([(1, 2, 3)])


def change_7(x):
    x.update(x)


def change_8(x):
    x.update()


def change_9(x):
    x.update('ab')


def change_10(x):
    x.update((('c', 1),))


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
show(change_10)
