# cpython: differs - other values
class A:
    x = (5).nope
