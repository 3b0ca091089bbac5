class Base:
    def __len__(self):
        return 0


class L(Base):
    def __len__(self):
        return 1


class R(Base):
    pass


class D(L, R):
    def __len__(self):
        return 3


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, len(x))
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
