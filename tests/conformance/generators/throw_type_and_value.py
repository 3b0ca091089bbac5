# cpython: differs - a value that is no exception makes one of the type there
def g():
    try:
        yield 1
    except ValueError as e:
        yield e.args
    except KeyError as e:
        yield "key", e.args


def outer():
    yield from g()


def show(make, *args):
    it = make()
    next(it)
    try:
        print(it.throw(*args))
    except Exception as e:
        print(type(e).__name__, e.args)


for make in (g, outer):
    show(make, ValueError)
    show(make, ValueError, None)
    show(make, ValueError, None, None)
    show(make, ValueError, ValueError(6))
    show(make, ValueError, KeyError(6))
    show(make, ValueError, KeyError)
    show(make, ValueError, 5)
    show(make, ValueError, (1, 2))
    show(make, ValueError("v"), 5)
    show(make, None, 5)
    show(make, 5)
