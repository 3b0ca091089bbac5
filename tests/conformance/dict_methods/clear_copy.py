# cpython: differs - words of the messages
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.clear()


def change_1(x):
    y = x.copy()
    y['b'] = 2
    print(y)


def change_2(x):
    x.clear()
    x['z'] = 1


def change_3(x):
    x.copy(1)


show(change_0)
show(change_1)
show(change_2)
show(change_3)
