d = {"a": 1}
print(d.keys(), d.values(), d.items(), list(d), list(d.items()))
keys = d.keys()
d["b"] = 2
print(sorted(keys), sorted(d.values()), len(keys), "b" in keys, ("b", 2) in d.items(), 2 in d.values(), 3 in d.values())
print({}.keys(), {}.values(), {}.items())
