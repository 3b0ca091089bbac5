# cpython: differs - other values
class Base:
    def m(self):
        try:
            return ["Base"] + super().m()
        except AttributeError:
            return ["Base", "end"]


class L(Base):
    def m(self):
        try:
            return ["L"] + super().m()
        except AttributeError:
            return ["L", "end"]


class R(Base):
    def m(self):
        try:
            return ["R"] + super().m()
        except AttributeError:
            return ["R", "end"]


class D(L, R):
    def m(self):
        try:
            return ["D"] + super().m()
        except AttributeError:
            return ["D", "end"]


for cls in (Base, L, R, D):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, L, R, D)] for a in (Base, L, R, D)])
