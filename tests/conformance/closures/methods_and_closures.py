def counted(cls_name):
    calls = []

    class C:
        def m(self):
            calls.append(cls_name)
            return len(calls)

        def n(self):
            return [self.m() for _ in range(2)]

    return C, calls


C, calls = counted("x")
print(C().m(), C().n(), calls)
