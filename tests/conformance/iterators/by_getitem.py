class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


print(list(Squares()), [x for x in Squares()], 9 in Squares(), 8 in Squares(), max(Squares()))


class Broken:
    def __getitem__(self, i):
        raise ValueError("broken")


try:
    list(Broken())
except ValueError as e:
    print(e)
