# cpython: differs - words of the messages
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.append(1)


def change_1(x):
    x.append(255)


def change_2(x):
    x.append(b'a'[0])


def change_3(x):
    x.append('a')


def change_4(x):
    x.append(None)


def change_5(x):
    x.append()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
