def echo():
    x = None
    while True:
        x = yield x
        if x is None:
            x = "nothing"


g = echo()
print(next(g), g.send(1), g.send("two"), next(g), g.send(None))


def average():
    total = n = 0
    avg = None
    while True:
        v = yield avg
        total += v
        n += 1
        avg = total / n


a = average()
next(a)
print([a.send(x) for x in (10, 20, 60)])
fresh = echo()
try:
    fresh.send(5)
except TypeError:
    print("TypeError")
