def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    print([k for k in x])


def change_1(x):
    print(list(x))


def change_2(x):
    print(sorted(x.items()))


def change_3(x):
    print(dict(x) == x)


def change_4(x):
    print(max(x))


def change_5(x):
    print(len(x), bool(x))


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
