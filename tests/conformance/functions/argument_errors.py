# cpython: differs - words of the messages
def f(a, b):
    pass


def d(a, b=1):
    pass


def k(a, *, b):
    pass


def v(a, *args):
    pass


def attempt(call):
    try:
        call()
        print("fine")
    except TypeError as e:
        print(e)


attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2, 3))
attempt(lambda: f(1, a=1))
attempt(lambda: f(1, c=1))
attempt(lambda: f(1, 2, c=1))
attempt(lambda: d())
attempt(lambda: d(1, 2, 3))
attempt(lambda: k(1))
attempt(lambda: k(1, 2))
attempt(lambda: k(b=1))
attempt(lambda: v())
attempt(lambda: v(1, a=2))
attempt(lambda: (lambda: 0)(1))
attempt(lambda: (lambda x: 0)())
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(1, 2, **{1: 2}))
