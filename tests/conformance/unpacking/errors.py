# cpython: differs - words of the messages
def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def a():
    x, y = 1, 2, 3


def b():
    x, y, z = 1, 2


def c():
    x, y = 5


def d():
    x, *y, z = [1]


def e():
    (x,) = []


def f():
    x, y = {"a": 1}


def g():
    x, y = iter([1, 2, 3])


for t in (a, b, c, d, e, f, g):
    attempt(t)
