def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.insert(0, 'a')


def change_1(x):
    x.insert(3, 'a')


def change_2(x):
    x.insert(100, 'a')


def change_3(x):
    x.insert(-1, 'a')


def change_4(x):
    x.insert(-100, 'a')


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
