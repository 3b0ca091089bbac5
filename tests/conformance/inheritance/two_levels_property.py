class Base:
    @property
    def p(self):
        return "Base.p"


class A(Base):
    @property
    def p(self):
        return "A.p"


class B:
    pass


class C(A, B):
    @property
    def p(self):
        return "C.p"


for cls in (Base, A, B, C):
    try:
        x = cls()
        print(cls.__name__, x.p)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C)] for a in (Base, A, B, C)])
