def g():
    yield 1
    yield 2
    yield 3


a, b, c = g()
print(a, b, c)
h, *t = g()
print(h, t)
print(*g(), sep="-")
try:
    a, b = g()
except ValueError:
    print("ValueError")
print(list(zip(g(), g())), list(enumerate(g(), 5)), list(map(lambda x: x * x, g())))
