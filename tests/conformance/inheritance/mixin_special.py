class Base:
    def __len__(self):
        return 0


class M:
    def __len__(self):
        return 1


class C(M, Base):
    pass


for cls in (Base, M, C):
    try:
        x = cls()
        print(cls.__name__, len(x))
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, M, C)] for a in (Base, M, C)])
