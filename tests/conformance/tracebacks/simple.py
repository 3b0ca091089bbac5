# cpython: differs - tracebacks without source lines
def f(x):
    return 1 / x


def g():
    y = 5
    return f(0)


print("before")
g()
