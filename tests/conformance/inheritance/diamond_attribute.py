class Base:
    a = "Base.a"


class L(Base):
    a = "L.a"


class R(Base):
    pass


class D(L, R):
    a = "D.a"


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, x.a)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
