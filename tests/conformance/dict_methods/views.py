def show(change):
    x = {'a': 1}
    try:
        change(x)
        print(x)
    except Exception as e:
        print(type(e).__name__, e, x)


def change_0(x):
    k = x.keys()
    x['b'] = 1
    print(list(k))


def change_1(x):
    v = x.values()
    x['a'] = 9
    print(list(v))


def change_2(x):
    print(list(x.items()))


def change_3(x):
    print('a' in x.keys(), 1 in x.values(), ('a', 1) in x.items())


def change_4(x):
    print(len(x.keys()), len(x.items()))


def change_5(x):
    print(x.keys())


def change_6(x):
    print(x.values())


def change_7(x):
    print(x.items())


show(change_0)
show(change_1)
show(change_2)
show(change_3)
show(change_4)
show(change_5)
show(change_6)
show(change_7)
