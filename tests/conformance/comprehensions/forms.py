# cpython: differs - dicts are not ordered
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in "ab"], [x for y in [[1, 2], [3]] for x in y])
print({x: x * x for x in range(3)}, sorted({x % 3 for x in range(10)}))
print([[j for j in range(i)] for i in range(4)])
print([x if x > 1 else -x for x in range(4)])
print([a + b for a, b in [(1, 2), (3, 4)]], [k for k, in [(1,), (2,)]])
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"x": 1}.items()})
print([f(x) for f in (abs, str) for x in (-1, 2)])
