# cpython: differs - classes are not instances of object
class A:
    pass


class B(A):
    pass


b = B()
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(b, ()), isinstance(5, (str, float)))
print(isinstance(True, int), isinstance(1, bool), isinstance(None, type(None)))
print(isinstance(b, object), isinstance(5, object), isinstance(A, type), isinstance(int, type))
print(issubclass(B, A), issubclass(A, B), issubclass(bool, int), issubclass(B, (int, object)))
for args in ((1, 5), (1, "x"), (1, [int])):
    try:
        isinstance(*args)
        print("fine")
    except TypeError:
        print("TypeError")
try:
    issubclass(5, int)
except TypeError:
    print("TypeError")
