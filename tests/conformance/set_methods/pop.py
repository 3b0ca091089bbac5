# cpython: differs - words of the messages
def show(change):
    x = {1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print(x.pop())


def change_1(x):
    x.pop()
    x.pop()


def change_2(x):
    x.pop(1)


show(change_0)
show(change_1)
show(change_2)
