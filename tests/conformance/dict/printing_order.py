# cpython: differs - entries are shown in the order of the hash table
print({3: 1, 1: 2}, {"a": 1, "b": 2, "c": 3}, dict(z=1, y=2, x=3))
d = {}
for i in (7, 3, 9, 1, 12, 100):
    d[i] = i
    print(d)
print({i: i for i in (9, 8, 7, 6, 5)}, dict([(i, i) for i in (9, 8, 7, 6, 5)]))
print({-1: 0, 5: 1, 2: 2, -3: 3})
