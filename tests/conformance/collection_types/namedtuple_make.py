# cpython: differs - words of the messages
from collections import namedtuple


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: namedtuple('A', ['a', 'b'])(1, 2))
show(lambda: namedtuple('A', ('a',))(1))
show(lambda: namedtuple('A', 'a b c')(1, 2, 3))
show(lambda: namedtuple('A', [])())
show(lambda: namedtuple('A', 5))
show(lambda: namedtuple('A'))
show(lambda: namedtuple())
