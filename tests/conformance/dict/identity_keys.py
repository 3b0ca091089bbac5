class Thing:
    pass


a, b = Thing(), Thing()
d = {a: "a", b: "b", Thing: "class", len: "len", int: "int", None: "None"}
print(d[a], d[b], d[Thing], d[len], d[int], d[None], Thing() in d, len(d))
