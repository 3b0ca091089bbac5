# cpython: differs - dicts are not ordered
class A:
    def __init__(self):
        self.a = 1
        self.b = 2


a = A()
print(a.__dict__)
print(sorted(a.__dict__.keys()), a.__dict__["a"], len(a.__dict__))
a.c = 3
print(a.__dict__)
