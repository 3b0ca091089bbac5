# cpython: differs - MicroPython goes another way
class Base:
    def __init__(self):
        print("init Base")
        super().__init__()


class M:
    def __init__(self):
        print("init M")
        super().__init__()


class C(M, Base):
    def __init__(self):
        print("init C")
        super().__init__()


for cls in (Base, M, C):
    try:
        x = cls()
        print(cls.__name__, type(x).__name__)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, M, C)] for a in (Base, M, C)])
