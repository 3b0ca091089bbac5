def make():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
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
