def make():
    yield from [1, 2]
    yield from "a"


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: it.close())
attempt(lambda: next(it))
attempt(lambda: it.close())
