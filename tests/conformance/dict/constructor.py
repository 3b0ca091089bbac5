print(dict(), dict({1: 2}), dict([(1, 2)]), dict(a=1), dict([("a", 1)], a=2), dict(**{"k": 5}))
a = {1: [2]}
b = dict(a)
c = a.copy()
b[3] = 4
a[1].append(5)
print(a, sorted(b.items(), key=str), c)
