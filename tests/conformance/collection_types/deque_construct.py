# cpython: differs - not all of it is there
from collections import deque


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: list(deque((), 2)))
show(lambda: list(deque([1, 2, 3], 2)))
show(lambda: list(deque(range(5), 3)))
show(lambda: list(deque((), 0)))
show(lambda: deque((), -1))
show(lambda: deque())
show(lambda: deque([]))
show(lambda: deque([1], 2, 1))
show(lambda: list(deque('abc', 5)))
show(lambda: deque((), 'a'))
show(lambda: deque(5, 5))
