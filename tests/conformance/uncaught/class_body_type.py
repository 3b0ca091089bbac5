# cpython: differs - other values
class A:
    x = "a" + 1
