class A:
    x = 1
    l = []

    def set(self, v):
        self.x = v


a, b = A(), A()
a.set(5)
print(a.x, b.x, A.x)
a.l.append(1)
print(b.l, A.l is a.l)
A.x = 9
print(a.x, b.x)
del a.x
print(a.x)
A.new = lambda self: "added later"
print(b.new())
del A.new
print(hasattr(b, "new"))
