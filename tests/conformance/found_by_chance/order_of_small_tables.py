# cpython: differs - other values
def show(change):
    x = {None: 0}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[5] = 1
    print(list(x))


def change_1(x):
    x[2 / 3] = 1
    print(list(x))


def change_2(x):
    x[b'a'] = 1
    print(list(x))


def change_3(x):
    x[1.5] = 1
    x['k'] = 2
    print(list(x))


def change_4(x):
    x[(1, 2)] = 1
    print(list(x))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
