# cpython: differs - words of the messages
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.popitem())


def change_1(x):
    x.popitem()
    x.popitem()


def change_2(x):
    x.popitem(1)


show(change_0)
show(change_1)
show(change_2)
