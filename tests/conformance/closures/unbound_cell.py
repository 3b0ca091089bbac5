def f():
    def g():
        return x

    try:
        g()
    except NameError:
        print("NameError")
    x = 5
    return g()


print(f())


def h():
    x = 1

    def g():
        return x

    del x
    try:
        return g()
    except NameError:
        return "deleted"


print(h())
