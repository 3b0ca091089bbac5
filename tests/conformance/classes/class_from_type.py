def init(self, n):
    self.n = n


C = type("C", (), {"x": 5, "__init__": init, "get": lambda self: self.n})
c = C(3)
print(c.x, c.get(), C.__name__, type(c) is C)
D = type("D", (C,), {"x": 6})
print(D(1).x, D(2).get(), issubclass(D, C))
print(type(5), type("a"), type(None), type(type))
