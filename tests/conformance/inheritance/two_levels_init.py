# cpython: differs - MicroPython goes another way
class Base:
    def __init__(self):
        print("init Base")
        super().__init__()


class A(Base):
    def __init__(self):
        print("init A")
        super().__init__()


class B:
    def __init__(self):
        print("init B")
        super().__init__()


class C(A, B):
    def __init__(self):
        print("init C")
        super().__init__()


for cls in (Base, A, B, C):
    try:
        x = cls()
        print(cls.__name__, type(x).__name__)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B, C)] for a in (Base, A, B, C)])
