# cpython: differs - names of this kind cannot be hidden, nor set
# What a class says of itself is not hidden by what is stored under the same name.
class A:
    pass


class B(A):
    __bases__ = 1
    __dict__ = "table"
    __name__ = "name"
    __class__ = "class"


class C(A):
    pass


C.__bases__ = (B,)
C.__name__ = "N"
print(B.__bases__, C.__bases__, B.__name__, C.__name__, B.__class__)
b = B()
b.x = 1
print(b.__dict__, b.__bases__, b.__name__, b.__class__)
print(A().__dict__, C().__dict__)
del C.__bases__
print(C.__bases__)
