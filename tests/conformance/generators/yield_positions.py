def g():
    x = [(yield 1), (yield 2)]
    print(x)
    y = (yield) or "none"
    print(y)
    print((yield 3) + (yield 4))
    d = {"k": (yield "v")}
    print(d)
    return (yield "last")


it = g()
print(next(it))
values = iter("abcdefghij")
try:
    while True:
        print(it.send(next(values)))
except StopIteration as e:
    print("value", e.value)
