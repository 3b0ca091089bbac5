# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    del x[0]


def change_1(x):
    del x[-1]


def change_2(x):
    del x[3]


def change_3(x):
    del x[:]


def change_4(x):
    del x[1:]


def change_5(x):
    del x[:1]


def change_6(x):
    del x[5:]


def change_7(x):
    del x['a']


def change_8(x):
    del x[1:1]


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
