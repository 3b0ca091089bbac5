class Base:
    @property
    def p(self):
        return "Base.p"


class M:
    @property
    def p(self):
        return "M.p"


class C(M, Base):
    pass


for cls in (Base, M, C):
    try:
        x = cls()
        print(cls.__name__, x.p)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, M, C)] for a in (Base, M, C)])
