d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d))
d = {"a" + "b" * 20: 1}
print(d["a" + "b" * 10 + "b" * 10], d.get("ab"))
print({0: "z"}[False], {2**70: "big"}[2**70], {1.5: "f"}[1.5], {None: "n"}[None], {b"x": 1}[b"x"])
print("1" in {1: 2}, 1 in {"1": 2}, b"a" in {"a": 1})
