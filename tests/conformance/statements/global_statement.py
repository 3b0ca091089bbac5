n = 1


def change():
    global n
    n += 1


def make():
    global fresh
    fresh = "made"


change()
change()
print(n)
make()
print(fresh)


def outer():
    n = 100

    def inner():
        global n
        n = 7

    inner()
    return n


print(outer(), n)


class C:
    global inclass
    inclass = 3


print(inclass)
