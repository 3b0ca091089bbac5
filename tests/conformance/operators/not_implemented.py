class A:
    def __add__(self, o):
        print("A.add")
        return NotImplemented

    def __eq__(self, o):
        print("A.eq")
        return NotImplemented


class B:
    def __radd__(self, o):
        print("B.radd")
        return "done"


print(A() + B())
try:
    A() + 1
except TypeError:
    print("TypeError")
print(A() == 1)
print(NotImplemented)
