d = {}
for i in range(2000):
    d[i * 1024] = i
    d[str(i)] = -i
print(len(d), d[1024 * 777], d["1999"], sum(d.values()))
for i in range(0, 2000, 3):
    del d[i * 1024]
for i in range(2000):
    d[(i, i % 7)] = i
print(len(d), d[(5, 5)], (6, 5) in d, 3 * 1024 in d, 1024 in d)
for i in range(2000):
    del d[(i, i % 7)]
print(len(d), sorted(d, key=str)[:3])
