def inner():
    try:
        yield 1
    except ValueError:
        print("inner caught")
        yield "handled"
    yield "last"


def outer():
    try:
        yield from inner()
    except KeyError:
        print("outer caught")
        yield "outer handled"


g = outer()
next(g)
print(g.throw(ValueError()))
print(next(g))
print(g.throw(KeyError()))
print(list(g))
