# cpython: differs - what is in a dict whose keys change it
# What remains is not defined; only that the machine stays sound.
d = {}


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if len(d) > 5:
            d.clear()
        return 1

    def __eq__(self, other):
        d.pop("x", None)
        return False


for i in range(30):
    try:
        d["x"] = 1
        d[Key(i)] = i
        d.get("nothing")
    except Exception:
        pass
print("sound", len([1]))
