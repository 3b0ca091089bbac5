def g():
    yield 1
    return "result"


x = g()
next(x)
try:
    next(x)
except StopIteration as e:
    print(e.value, e.args)


def outer():
    r = yield from g()
    print("r", r)
    return r * 2


def top():
    print((yield from outer()))


print(list(top()))


def none():
    yield


y = none()
print(next(y))
try:
    next(y)
except StopIteration as e:
    print(e.value)
