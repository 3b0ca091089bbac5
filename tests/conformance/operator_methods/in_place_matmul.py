# cpython: differs - not all of it is there
class A:
    def __matmul__(self, other):
        return ("plain", other)


class I:
    def __imatmul__(self, other):
        return ("in place", other)


class Both(A, I):
    pass


def show(x):
    try:
        x @= 5
        print(x)
    except TypeError as e:
        print("TypeError", e)


show(A())
show(I())
show(Both())
