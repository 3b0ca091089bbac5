# cpython: differs - MicroPython goes another way
class Base:
    def __init__(self):
        print("init Base")
        super().__init__()


class L(Base):
    def __init__(self):
        print("init L")
        super().__init__()


class R(Base):
    def __init__(self):
        print("init R")
        super().__init__()


class D(L, R):
    def __init__(self):
        print("init D")
        super().__init__()


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, type(x).__name__)
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
