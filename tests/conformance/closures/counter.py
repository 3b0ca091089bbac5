def make():
    n = 0

    def up(step=1):
        nonlocal n
        n += step
        return n

    def down():
        nonlocal n
        n -= 1
        return n

    return up, down


up, down = make()
print(up(), up(5), down(), up())
u2, d2 = make()
print(u2(), up())
