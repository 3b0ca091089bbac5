# cpython: differs - repr of keys in messages
class Box:
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        print("get", k)
        return self.d[k]

    def __setitem__(self, k, v):
        print("set", k, v)
        self.d[k] = v

    def __delitem__(self, k):
        print("del", k)
        del self.d[k]

    def __contains__(self, k):
        print("contains", k)
        return k in self.d

    def __len__(self):
        return len(self.d)


b = Box()
b[1] = "one"
b["k"] = 2
print(b[1], len(b), "k" in b, 5 in b, 5 not in b)
b["k"] += 3
del b[1]
print(b.d)
b[1, 2] = 3
print(b[1, 2])
try:
    b["missing"]
except KeyError as e:
    print("KeyError", e)
