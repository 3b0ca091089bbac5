# cpython: differs - other values
class A:
    raise RuntimeError
