# cpython: differs - words of the messages
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.setdefault('a'))


def change_1(x):
    print(x.setdefault('b'))


def change_2(x):
    print(x.setdefault('b', 3))


def change_3(x):
    x.setdefault([], 1)


def change_4(x):
    x.setdefault()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
