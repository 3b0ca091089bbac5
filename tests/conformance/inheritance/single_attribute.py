class Base:
    a = "Base.a"


class A(Base):
    a = "A.a"


class B(A):
    pass


for cls in (Base, A, B):
    try:
        x = cls()
        print(cls.__name__, x.a)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B)] for a in (Base, A, B)])
