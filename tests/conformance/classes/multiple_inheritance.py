class A:
    def who(self):
        return "A"

    def only_a(self):
        return "a"


class B:
    def who(self):
        return "B"

    def only_b(self):
        return "b"


class C(A, B):
    pass


class D(B, A):
    def both(self):
        return self.only_a() + self.only_b()


print(C().who(), D().who(), C().only_b(), D().both())
print(isinstance(C(), B), issubclass(D, A), C.__bases__ == (A, B))
