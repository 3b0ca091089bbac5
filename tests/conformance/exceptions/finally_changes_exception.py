def f():
    try:
        raise ValueError("one")
    finally:
        raise KeyError("two")


try:
    f()
except KeyError as e:
    print("two won", e.args)


def g():
    try:
        return 1
    finally:
        raise IndexError


try:
    g()
except IndexError:
    print("IndexError")
