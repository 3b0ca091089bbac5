class Base:
    def m(self):
        return "Base.m"


class L(Base):
    def m(self):
        return "L.m"


class R(Base):
    pass


class D(L, R):
    def m(self):
        return "D.m"


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
