# cpython: differs - not all of it is there
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    del x[0]


def change_1(x):
    del x[:]


def change_2(x):
    del x[0:2]


show(change_0)
show(change_1)
show(change_2)
