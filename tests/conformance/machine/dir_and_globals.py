x = 1


def f():
    y = 2
    return sorted(k for k in locals() if k == "y"), "x" in globals()


print("x" in dir(), "f" in dir(), f()[1])
