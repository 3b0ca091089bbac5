class A:
    def __init__(self, n):
        self.n = n

    def get(self, k=0):
        return self.n + k


a, b = A(1), A(2)
f, g = a.get, b.get
print(f(), g(), f(10), [m() for m in (f, g)])
a.n = 50
print(f())
h = A.get
print(h(b), h(b, 3))
a.get = lambda: "instance"
print(a.get(), f())
up = "abc".upper
print(up(), [].append is [].append)
ap = [].append
l = []
ap = l.append
ap(1)
ap(2)
print(l)
