class Base:
    def __len__(self):
        return 0


class A(Base):
    def __len__(self):
        return 1


class B(A):
    pass


for cls in (Base, A, B):
    try:
        x = cls()
        print(cls.__name__, len(x))
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B)] for a in (Base, A, B)])
