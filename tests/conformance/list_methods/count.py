# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.count(1))


def change_1(x):
    print(x.count(9))


def change_2(x):
    print(x.count(1.0))


def change_3(x):
    print(x.count(True))


def change_4(x):
    print(x.count())


def change_5(x):
    x.append(1)
    print(x.count(1))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
