# What a class has under a name is told that name, in the order of the class's own table.
class Field:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)
        self.name = name

class Plain:
    pass

class Refuses:
    def __set_name__(self, owner, name):
        raise ValueError(name)

class A:
    a = Field()
    b = Plain()
    c = Field

T = type("T", (A,), {"q": Field()})

class B(A):
    pass

print(A.__dict__["a"].name, T.__dict__["q"].name)
A.later = Field()

class Number(int):
    def __set_name__(self, owner, name):
        print("number", name, self + 1)

class C:
    n = Number(5)

class Model:
    pass

class Registers:
    def __set_name__(self, owner, name):
        setattr(owner, "known_" + name, True)

class M(Model):
    x = Registers()

print(M.known_x)
