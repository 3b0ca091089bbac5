# cpython: differs - words of the messages
def show(change):
    x = bytearray(b'abc')
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.extend(b'de')


def change_1(x):
    x.extend(bytearray(b'de'))


def change_2(x):
    x.extend([1, 2])


def change_3(x):
    x.extend(x)


def change_4(x):
    x.extend(b'')


def change_5(x):
    x.extend(5)


def change_6(x):
    x.extend(memoryview(b'yz'))


def change_7(x):
    x.extend(range(3))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
