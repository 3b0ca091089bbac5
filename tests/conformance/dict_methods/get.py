# cpython: differs - MicroPython goes another way
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.get('a'))


def change_1(x):
    print(x.get('b'))


def change_2(x):
    print(x.get('b', 2))


def change_3(x):
    print(x.get(['l']))


def change_4(x):
    print(x.get())


def change_5(x):
    print(x.get('a', 1, 2))


def change_6(x):
    print(x.get(None, 0))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
