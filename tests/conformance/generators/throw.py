def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "after"


x = g()
print(next(x))
print(x.throw(ValueError, "boom") if False else x.throw(ValueError("boom")))
print(next(x))
try:
    x.throw(KeyError("out"))
except KeyError as e:
    print("KeyError out")
print(next(x, "finished"))


def plain():
    yield 1


p = plain()
try:
    p.throw(TypeError("before start"))
except TypeError as e:
    print(e)
print(list(p))
