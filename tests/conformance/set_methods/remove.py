# cpython: differs - words of the messages
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.remove(1)


def change_1(x):
    x.remove(9)


def change_2(x):
    x.remove([])


def change_3(x):
    x.remove()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
