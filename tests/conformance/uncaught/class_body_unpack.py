# cpython: differs - other values
class A:
    a, b = 1, 2, 3
