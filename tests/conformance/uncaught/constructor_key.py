# cpython: differs - other values
class A:
    def __init__(self):
        x = {}["k"]


A()
