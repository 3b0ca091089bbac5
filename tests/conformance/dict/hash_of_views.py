d = {1: 2}
v = d.values()
print(type(hash(v)), {v: 3}[v], v in {v})
for view in (d.keys(), d.items()):
    try:
        hash(view)
        print("hashed")
    except TypeError:
        print("TypeError")
