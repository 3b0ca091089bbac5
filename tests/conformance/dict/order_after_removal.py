# cpython: differs - entries are shown in the order of the hash table
x = {1: 1, 2: 2, 3: 3, 4: 4}
del x[1]
print(x)
x[9] = 9
print(x)
x[5] = 5
x[6] = 6
print(x)
print(x.pop(9), x.popitem(), x, x.setdefault(100), x)
names = {}
for name in "one two three four five six seven eight nine ten eleven twelve".split():
    names[name] = len(name)
print(names)
for name in ("one", "six", "ten"):
    del names[name]
print(names)
names["thirteen"] = 8
names["fourteen"] = 8
print(names)
