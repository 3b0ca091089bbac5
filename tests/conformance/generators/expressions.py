g = (x * 2 for x in range(5))
print(next(g), list(g), list(g))
print(sum(x for x in range(10) if x % 2), max(len(w) for w in ["a", "bbb"]))
print(list((x, y) for x in range(3) for y in range(x)))
print(any(x > 3 for x in range(5)), all(x < 3 for x in range(5)))
print(",".join(str(x) for x in range(4)), sorted(x % 3 for x in range(5)))
n = 3
h = (n for _ in range(2))
n = 7
print(list(h))
print(dict((k, v) for k, v in [("a", 1)]), list(x for x in (y for y in "ab")))
