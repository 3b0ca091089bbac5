def make():
    class M:
        def __enter__(self):
            print("enter")

        def __exit__(self, *a):
            print("exit", a[0] and a[0].__name__)

    with M():
        yield 1
    yield 2


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: next(it))
attempt(lambda: next(it))
attempt(lambda: next(it))
attempt(lambda: next(it))
