# cpython: differs - other exceptions
def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    del x['a']


def change_1(x):
    del x['b']


def change_2(x):
    del x[[]]


def change_3(x):
    del x['a']
    del x['a']


show(change_0)
show(change_1)
show(change_2)
show(change_3)
