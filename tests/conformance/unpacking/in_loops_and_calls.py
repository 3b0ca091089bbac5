for a, b in [(1, 2), (3, 4)]:
    print(a, b)
for i, (k, v) in enumerate({"x": 1}.items()):
    print(i, k, v)
for (a, b), c in zip([(1, 2)], [3]):
    print(a, b, c)
print([a + b for a, b in zip([1, 2], [3, 4])])
d = {"a": 1, "b": 2}
print(sorted((v, k) for k, v in d.items()))
with_index = [(i, c) for i, c in enumerate("ab", 1)]
print(with_index)
