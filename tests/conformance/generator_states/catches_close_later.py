def make():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield 2
    yield 3


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: next(it))
attempt(lambda: it.close())
attempt(lambda: next(it))
attempt(lambda: it.close())
