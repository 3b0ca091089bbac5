# cpython: differs - other values
class A:
    assert 1 == 2, "why"
