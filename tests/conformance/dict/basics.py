d = {}
d["a"] = 1
d[2] = "two"
d[(1, 2)] = [3]
print(d["a"], d[2], d[(1, 2)], len(d), "a" in d, "b" in d, 3 not in d)
d["a"] += 5
print(d["a"], d.get("a"), d.get("zz"), d.get("zz", 0))
del d["a"]
print("a" in d, len(d), bool(d), bool({}))
