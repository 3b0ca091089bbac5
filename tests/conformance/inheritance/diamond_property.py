class Base:
    @property
    def p(self):
        return "Base.p"


class L(Base):
    @property
    def p(self):
        return "L.p"


class R(Base):
    pass


class D(L, R):
    @property
    def p(self):
        return "D.p"


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, x.p)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
