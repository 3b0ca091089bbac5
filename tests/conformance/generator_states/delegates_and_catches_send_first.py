def make():
    def inner():
        try:
            yield 1
        except ValueError as e:
            print("inner caught", e)
            yield 5
        finally:
            print("inner finally")

    try:
        yield from inner()
    except Exception as e:
        print("outer caught", e)
    yield 2


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: it.send(1))
attempt(lambda: next(it))
attempt(lambda: it.send(1))
