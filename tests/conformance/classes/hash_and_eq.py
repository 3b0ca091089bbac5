class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, o):
        return isinstance(o, K) and self.n == o.n


d = {K(1): "a", K(4): "b", K(2): "c"}
print(d[K(1)], d[K(4)], d[K(2)], K(7) in d, len(d))
d[K(4)] = "new"
print(d[K(4)], len(d), len({K(1), K(1), K(4)}))
