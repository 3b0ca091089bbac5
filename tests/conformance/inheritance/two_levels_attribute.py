class Base:
    a = "Base.a"


class A(Base):
    a = "A.a"


class B:
    pass


class C(A, B):
    a = "C.a"


for cls in (Base, A, B, C):
    try:
        x = cls()
        print(cls.__name__, x.a)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C)] for a in (Base, A, B, C)])
