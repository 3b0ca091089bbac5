# cpython: differs - other values
class A:
    def __init__(self):
        raise ValueError("text", 5)


A()
