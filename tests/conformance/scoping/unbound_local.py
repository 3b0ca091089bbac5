# cpython: differs - words of the messages
x = 1


def f():
    print(x)
    x = 2


def g():
    if False:
        y = 1
    return y


for t in (f, g, lambda: nothing):
    try:
        t()
    except NameError as e:
        print(e)
