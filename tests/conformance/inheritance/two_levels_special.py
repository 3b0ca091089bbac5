class Base:
    def __len__(self):
        return 0


class A(Base):
    def __len__(self):
        return 1


class B:
    pass


class C(A, B):
    def __len__(self):
        return 3


for cls in (Base, A, B, C):
    try:
        x = cls()
        print(cls.__name__, len(x))
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C)] for a in (Base, A, B, C)])
