def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args)


def a():
    raise ValueError


def b():
    raise ValueError("x", 1)


def d():
    raise 5


def e():
    raise "text"


def f():
    raise None


def g():
    raise SystemExit(3)


def h():
    raise KeyboardInterrupt


class Mine(Exception):
    pass


def i():
    raise Mine


def j():
    raise object


for x in (a, b, g, h, i):
    attempt(x)
for x in (d, e, f, j):
    try:
        x()
    except TypeError:
        print("TypeError")
