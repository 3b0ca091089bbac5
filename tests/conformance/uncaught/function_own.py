# cpython: differs - other values
class Own(Exception):
    pass


def f():
    raise Own(1, 2)


f()
