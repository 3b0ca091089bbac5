class Base:
    a = "Base.a"


class A(Base):
    a = "A.a"


class B(A):
    pass


class C(B):
    a = "C.a"


class D(C):
    pass


for cls in (Base, A, B, C, D):
    try:
        x = cls()
        print(cls.__name__, x.a)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C, D)] for a in (Base, A, B, C, D)])
