# cpython: differs - other words, and CPython has super without arguments in eval
class A:
    pass


class B(A):
    def f(self):
        for a in ((1,), (1, 2), (B, 1), (B, self, 3), (1, self), (B,), (int, 5)):
            try:
                print(super(*a))
            except Exception as e:
                print(len(a), type(e), e)
        try:
            print(super(B, self).zz)
        except Exception as e:
            print(type(e), e)
        try:
            super(x=1)
        except Exception as e:
            print(type(e), e)


B().f()
try:
    eval("super()")
except Exception as e:
    print(type(e), e)
print(super)
