# cpython: differs - words of the messages
def show(change):
    x = [3, 1, 2]
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.sort()


def change_1(x):
    x.sort(reverse=True)


def change_2(x):
    x.sort(key=lambda i: -i)


def change_3(x):
    x.sort(key=lambda i: i % 2)


def change_4(x):
    x.sort(key=lambda i: i % 2, reverse=True)


def change_5(x):
    x.append('a')
    x.sort()


def change_6(x):
    x.sort(key=None)


def change_7(x):
    x.sort(reverse=0)


def change_8(x):
    x.sort(cmp=1)


def change_9(x):
    x.sort(len)


def change_10(x):
    x.clear()
    x.sort()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
show(change_8)
show(change_9)
show(change_10)
