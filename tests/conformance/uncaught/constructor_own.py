# cpython: differs - other values
class Own(Exception):
    pass


class A:
    def __init__(self):
        raise Own(1, 2)


A()
