class Base:
    def m(self):
        return "Base.m"


class M:
    def m(self):
        return "M.m"


class C(M, Base):
    pass


for cls in (Base, M, C):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, M, C)] for a in (Base, M, C)])
