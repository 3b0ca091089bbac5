# cpython: differs - other words
class Returns:
    def __init__(self):
        try:
            return 5
        except TypeError:
            print("not here")


try:
    Returns()
except TypeError as e:
    print("caught", e)


def make():
    class C(int, str):
        try:
            x = 5
        except TypeError:
            print("not here")


try:
    make()
except TypeError as e:
    print("caught", e)


class D:
    def __init__(self):
        return 7


def work():
    D()


try:
    work()
except TypeError as e:
    import sys

    sys.print_exception(e)


class A(slice):
    pass
