class Base:
    def m(self):
        return "Base.m"


class A(Base):
    def m(self):
        return "A.m"


class B:
    pass


class C(A, B):
    def m(self):
        return "C.m"


for cls in (Base, A, B, C):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C)] for a in (Base, A, B, C)])
