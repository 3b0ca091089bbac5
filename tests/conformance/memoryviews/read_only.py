# cpython: differs - other exceptions
def show(change):
    x = b'abc'
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    m = memoryview(x)
    m[0] = 1


def change_1(x):
    m = memoryview(x)
    m[0:1] = b'x'


def change_2(x):
    m = memoryview(x)
    m[5] = 1


def change_3(x):
    m = memoryview(x)
    m[0:2] = b'x'


show(change_0)
show(change_1)
show(change_2)
show(change_3)
