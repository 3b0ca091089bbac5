def show(change):
    x = frozenset([1])
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    x.add(1)


def change_1(x):
    x.remove(1)


def change_2(x):
    x.update([1])


def change_3(x):
    x.clear()


def change_4(x):
    x |= {2}
    print(sorted(x))


def change_5(x):
    x.pop()


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
