def g():
    yield 1
    raise StopIteration


try:
    print(list(g()))
except RuntimeError as e:
    print("RuntimeError")


def h():
    yield next(iter([]))


try:
    print(list(h()))
except RuntimeError:
    print("RuntimeError")
