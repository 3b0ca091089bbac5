# cpython: differs - other values
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x |= {2}


def change_1(x):
    x &= {2}


def change_2(x):
    x -= {1}


def change_3(x):
    x ^= {1, 2}


def change_4(x):
    x |= [2]


def change_5(x):
    x &= frozenset([1])


def change_6(x):
    x += {1}


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
