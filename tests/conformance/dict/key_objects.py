class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


d = {}
for i in range(20):
    d[Key(i)] = i
print(len(d), [d[Key(i)] for i in range(20)] == list(range(20)), Key(20) in d, Key(19) in d)
for i in range(0, 20, 2):
    del d[Key(i)]
print(sorted(d.values()))
