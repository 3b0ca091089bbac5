class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


c = Count(3)
print(list(c), list(c), sum(c), max(c), 2 in c, 9 in c)
for x in c:
    print(x)
a, b, d = Count(3)
print(a, b, d)
print(list(zip(Count(2), Count(5))))
print(dict(zip("ab", Count(2))), tuple(Count(2)), set(Count(1)))
