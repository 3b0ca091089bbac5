class Bag(set):
    def total(self):
        return sum(self)


b = Bag([1, 2, 3])
b.add(4)
print(b.total(), len(b), 4 in b, isinstance(b, set), sorted(b | {9}))
