# cpython: differs - not all of it is there
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x += b'de'


def change_1(x):
    x += bytearray(b'f')


def change_2(x):
    x += b''


def change_3(x):
    x += x


def change_4(x):
    x += [103]


def change_5(x):
    x += 5


def change_6(x):
    x *= 2


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
