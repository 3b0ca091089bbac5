class Base:
    def m(self):
        return "Base.m"


class A(Base):
    def m(self):
        return "A.m"


class B(A):
    pass


for cls in (Base, A, B):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B)] for a in (Base, A, B)])
