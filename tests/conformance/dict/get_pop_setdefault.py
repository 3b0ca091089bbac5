d = {"a": 1}
print(d.get("a", 5), d.get("b", 5), d.pop("a"), d.pop("a", "gone"), d)
print(d.setdefault("k"), d.setdefault("k", 4), d.setdefault("m", []), d["m"])
d.setdefault("m", 0).append(1)
print(d["m"], sorted(d))
