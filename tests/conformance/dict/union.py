a = {1: "a", 2: "b"}
b = {2: "B", 3: "C"}
c = a | b
print(sorted(c.items()), len(a))
a |= b
print(sorted(a.items()), (a | {}) == a)
a |= [(9, 9)]
print(a[9])
