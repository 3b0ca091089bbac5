# cpython: differs - words of the messages
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x[0] = 65


def change_1(x):
    x[-1] = 66


def change_2(x):
    x[3] = 1


def change_3(x):
    x[-4] = 1


def change_4(x):
    x[0] = 'a'


def change_5(x):
    x[0] = None


def change_6(x):
    x[0] = True


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
