# cpython: differs - tracebacks without source lines
def g():
    yield 1
    yield from h()


def h():
    yield 2
    raise ValueError("in h")


for x in g():
    print(x)
