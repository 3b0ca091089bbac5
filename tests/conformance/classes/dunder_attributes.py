class A:
    x = 1

    def m(self):
        pass


a = A()
a.y = 2
print(A.__name__, a.__class__ is A, a.__dict__, "x" in A.__dict__, A.__module__)
print(A.__bases__ == (object,) or A.__bases__, type(a).__name__, a.__class__.__name__)
print((5).__class__, "a".__class__ is str)
