def make():
    def inner():
        x = yield 1
        print("inner", x)
        return 7

    r = yield from inner()
    print("result", r)
    yield 2


def attempt(f):
    try:
        print("->", f())
    except StopIteration as e:
        print("-> StopIteration", e.value)
    except BaseException as e:
        print("->", type(e).__name__, e)


it = make()
attempt(lambda: it.send(None))
attempt(lambda: it.send("a"))
attempt(lambda: it.send("b"))
attempt(lambda: it.send("c"))
