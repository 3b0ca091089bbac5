class Base:
    def __init__(self):
        print("init Base")
        super().__init__()


class A(Base):
    def __init__(self):
        print("init A")
        super().__init__()


class B(A):
    def __init__(self):
        print("init B")
        super().__init__()


class C(B):
    def __init__(self):
        print("init C")
        super().__init__()


class D(C):
    def __init__(self):
        print("init D")
        super().__init__()


for cls in (Base, A, B, C, D):
    try:
        x = cls()
        print(cls.__name__, type(x).__name__)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C, D)] for a in (Base, A, B, C, D)])
