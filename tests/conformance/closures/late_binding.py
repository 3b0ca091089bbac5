fs = [lambda: i for i in range(3)]
print([f() for f in fs])


def make():
    out = []
    for i in range(3):

        def f():
            return i

        out.append(f)
    i = 99
    return out


print([f() for f in make()])
print([f() for f in [lambda i=i: i for i in range(3)]])
