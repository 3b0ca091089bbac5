class Base:
    def __len__(self):
        return 0


class A(Base):
    def __len__(self):
        return 1


class B(A):
    pass


class C(B):
    def __len__(self):
        return 3


class D(C):
    pass


for cls in (Base, A, B, C, D):
    try:
        x = cls()
        print(cls.__name__, len(x))
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C, D)] for a in (Base, A, B, C, D)])
