# cpython: differs - other values
class Base:
    def m(self):
        try:
            return ["Base"] + super().m()
        except AttributeError:
            return ["Base", "end"]


class M:
    def m(self):
        try:
            return ["M"] + super().m()
        except AttributeError:
            return ["M", "end"]


class C(Base, M):
    def m(self):
        try:
            return ["C"] + super().m()
        except AttributeError:
            return ["C", "end"]


for cls in (Base, M, C):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, M, C)] for a in (Base, M, C)])
