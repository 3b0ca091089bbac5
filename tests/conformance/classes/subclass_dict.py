class Default(dict):
    def __init__(self, factory):
        super().__init__()
        self.factory = factory

    def __getitem__(self, k):
        if k not in self:
            self[k] = self.factory()
        return super().__getitem__(k)


d = Default(list)
d["a"].append(1)
d["a"].append(2)
d["b"].append(3)
print(sorted(d.items()), len(d), d.get("z"))
print(isinstance(d, dict), "a" in d, sorted(d.keys()))
