def make():
    i = 0
    while i < 3:
        s = yield i
        i = s if s else i + 1


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
