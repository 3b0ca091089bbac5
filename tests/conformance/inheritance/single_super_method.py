class Base:
    def m(self):
        try:
            return ["Base"] + super().m()
        except AttributeError:
            return ["Base", "end"]


class A(Base):
    def m(self):
        try:
            return ["A"] + super().m()
        except AttributeError:
            return ["A", "end"]


class B(A):
    def m(self):
        try:
            return ["B"] + super().m()
        except AttributeError:
            return ["B", "end"]


for cls in (Base, A, B):
    try:
        x = cls()
        print(cls.__name__, x.m())
    except Exception as e:
        print(cls.__name__, type(e).__name__, e)
print([[issubclass(a, b) for b in (Base, A, B)] for a in (Base, A, B)])
