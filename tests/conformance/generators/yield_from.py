def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "done"


def outer():
    result = yield from inner()
    print(result)
    yield from [10, 20]
    yield from "ab"
    yield from (x * x for x in range(3))


g = outer()
print(next(g), g.send("a"), g.send("b"))
print(list(g))
