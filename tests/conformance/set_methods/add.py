# cpython: differs - other values
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.add(2)


def change_1(x):
    x.add(1)


def change_2(x):
    x.add([])


def change_3(x):
    x.add()


def change_4(x):
    x.add(None)


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
