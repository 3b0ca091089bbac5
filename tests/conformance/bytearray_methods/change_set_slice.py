# cpython: differs - not all of it is there
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[0:1] = b'xyz'


def change_1(x):
    x[:] = b''


def change_2(x):
    x[1:2] = b''


def change_3(x):
    x[3:] = b'end'


def change_4(x):
    x[1:1] = b'in'


def change_5(x):
    x[:2] = bytearray(b'Q')


def change_6(x):
    x[0:1] = [1, 2]


def change_7(x):
    x[::2] = b'ab'


def change_8(x):
    x[5:9] = b'far'


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
