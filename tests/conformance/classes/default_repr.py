# cpython: differs - classes and instances print shorter
class A:
    class B:
        pass


print(A, A.B, type(A()))
text = str(A())
print(text.startswith("<A object at "), text.endswith(">"))
print(repr(A.B()).startswith("<B object at "))
