def f():
    x = 0

    def g():
        def h():
            nonlocal x
            x += 1

        h()
        h()

    g()
    return x


print(f())


def p():
    x = "p"

    def q():
        x = "q"

        def r():
            nonlocal x
            x = "r"

        r()
        return x

    return q(), x


print(p())
