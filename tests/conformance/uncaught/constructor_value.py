# cpython: differs - other values
class A:
    def __init__(self):
        x = int("x")


A()
