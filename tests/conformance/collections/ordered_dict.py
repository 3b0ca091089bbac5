from collections import OrderedDict

d = OrderedDict()
for name in "zyxwvutsrq":
    d[name] = len(d)
print(list(d), list(d.values()), d.popitem(), "z" in d, d["w"])
del d["y"]
d["y"] = 99
print(list(d.items()), len(d))
print(list(OrderedDict([(1, 2), (0, 3)])), OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]))
d.update({"new": 1})
print(list(d)[-1], d.pop("z"), list(d)[0])
d.clear()
print(list(d), len(d), isinstance(d, dict))
