def make():
    yield 1
    raise ValueError("own")


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: next(it))
attempt(lambda: it.throw(ValueError))
attempt(lambda: next(it))
