# cpython: differs - words of the messages
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.clear()


def change_1(x):
    x.clear()
    x.add(5)


def change_2(x):
    x.clear(1)


show(change_0)
show(change_1)
show(change_2)
