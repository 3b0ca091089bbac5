class Same:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return True


a, b = Same("a"), Same("b")
print([a, 1] == [b, 1])
print(b in [1, a])
print([1, a].index(b), [a, a].count(b))
