# cpython: differs - words of the messages
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.pop('a'))


def change_1(x):
    print(x.pop('b'))


def change_2(x):
    print(x.pop('b', 5))


def change_3(x):
    print(x.pop())


def change_4(x):
    print(x.pop('a', 1))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
