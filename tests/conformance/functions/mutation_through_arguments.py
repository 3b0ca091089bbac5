def change(l, d, n):
    l.append(4)
    d["x"] = 1
    n += 1
    l = ["other"]
    return n


a, b, c = [1], {}, 5
print(change(a, b, c), a, b, c)


def collect(*args, **kw):
    kw["new"] = 1
    return args, kw


d = {"k": 2}
print(collect(*a, **d)[0], d)
