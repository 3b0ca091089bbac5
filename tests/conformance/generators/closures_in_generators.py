def make():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
        yield fs[-1]
    print([f() for f in fs])


print([f() for f in make()])


def counter():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    while True:
        bump()
        yield n


c = counter()
print(next(c), next(c), next(c))
