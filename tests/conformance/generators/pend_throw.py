# cpython: differs - generators have no pend_throw there
# What is pending is raised where the generator goes on, however it is made to.
def show(f):
    try:
        print(f())
    except BaseException as e:
        print("!", repr(e))


def g():
    print("start")
    try:
        x = yield 1
        print("got", x)
    except Exception as e:
        print("caught", repr(e))
        yield 3
    yield 4


def started(exception):
    a = g()
    next(a)
    show(lambda: a.pend_throw(exception))
    return a


for go_on in (next, lambda a: a.send(5), lambda a: a.throw(ValueError(2)), lambda a: a.close()):
    a = started(KeyError(1))
    show(lambda: go_on(a))
    show(lambda: next(a))
    show(lambda: next(a))

for exception in (StopIteration(8), GeneratorExit(), KeyError, BaseException, 5, "x", int, g, None):
    a = started(exception)
    show(lambda: a.pend_throw(exception))
    show(lambda: next(a))
    show(lambda: next(a))

# The last one counts; None takes it back.
a = started(KeyError(1))
print(repr(a.pend_throw(OSError(2))), repr(a.pend_throw(None)), a.pend_throw(None))
print(list(a))

# One that has not begun.
for exception in (KeyError(3), StopIteration(4), GeneratorExit, 5, None):
    for go_on in (next, lambda a: a.throw(OSError(7)), lambda a: a.close()):
        a = g()
        show(lambda: a.pend_throw(exception))
        show(lambda: go_on(a))
        show(lambda: next(a))


# Loops, delegation, itself.
def count():
    i = 0
    while i < 9:
        yield i
        i += 1


def loop(exception):
    a = count()
    for x in a:
        print(x)
        if x == 2:
            a.pend_throw(exception)


show(lambda: loop(OverflowError("enough")))


def outer(inner):
    try:
        r = yield from inner
        print("r", r)
    except KeyError as e:
        print("outer", repr(e))
        yield 9


for inner in (g(), count(), [1, 2, 3]):
    a = outer(inner)
    next(a)
    show(lambda: a.pend_throw(KeyError(1)))
    for _ in range(3):
        show(lambda: next(a))

inner = count()
a = outer(inner)
print(next(a), inner.pend_throw(KeyError(5)))
show(lambda: next(a))
show(lambda: next(a))


def itself():
    show(lambda: a.pend_throw(KeyError(1)))
    yield 1
    yield 2


a = itself()
print(list(a))
show(lambda: a.pend_throw(None))
show(lambda: next(a))
a = (x for x in (1, 2, 3))
print(next(a), a.pend_throw(KeyError(1)))
show(lambda: list(a))
show(lambda: list(a))


async def coroutine():
    pass


a = coroutine()
print(a.pend_throw(KeyError(1)))
show(lambda: a.send(None))
show(lambda: a.pend_throw())
