# cpython: differs - words of the messages
def f(a, b, c, d):
    return (a, b, c, d)


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f())
show(lambda: f(1))
show(lambda: f(1, 2))
show(lambda: f(1, 2, 3))
show(lambda: f(a=1))
show(lambda: f(1, b=3))
show(lambda: f(b=3, a=1))
show(lambda: f(1, a=2))
show(lambda: f(1, k=9))
show(lambda: f(k=9))
show(lambda: f(1, 2, 3, k=9, z=8))
show(lambda: f(*[1, 2]))
show(lambda: f(*(), **{}))
show(lambda: f(1, *[2], **{"k": 3}))
show(lambda: f(**{"a": 4}))
show(lambda: f(**{"z": 4}))
show(lambda: f(*range(6)))
show(lambda: f(1, **{"a": 2}))
