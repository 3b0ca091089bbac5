def twice(f):
    def g(*a, **k):
        return f(*a, **k) * 2

    return g


def named(name):
    def deco(f):
        def g(*a):
            return name + ":" + str(f(*a))

        return g

    return deco


@twice
def f(x):
    return x + 1


@named("n")
@twice
def h(x, y=1):
    return x + y


print(f(4), h(1), h(1, 2))
