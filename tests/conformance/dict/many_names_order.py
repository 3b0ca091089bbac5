# cpython: differs - entries are shown in the order of the hash table
d = {}
for i in range(70):
    d["key%d" % i] = i
print(list(d))
print(sum(d.values()), d["key42"])
