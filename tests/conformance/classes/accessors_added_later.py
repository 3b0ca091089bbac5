# cpython: differs - a class with subclasses takes no properties there
class A:
    pass

class B(A):
    pass

def attempt(f, *arguments):
    try:
        print(f(*arguments))
    except Exception as e:
        print(type(e).__name__, e)

class Data:
    def __get__(self, o, t):
        return "got"

    def __set__(self, o, v):
        print("set", v)

class Getter:
    def __get__(self, o, t):
        return "got"

b = B()
setter = lambda s, n, v: print("setattr", n, v)
attempt(setattr, A, "p", property(lambda s: 1))
attempt(setattr, A, "__setattr__", setter)
attempt(setattr, A, "__delattr__", setter)
attempt(setattr, A, "d", Data())
attempt(setattr, A, "g", Getter())
attempt(getattr, b, "p")
A.__getattr__ = lambda s, n: "made " + n
attempt(getattr, b, "anything")
A.plain = 5
print(b.plain)
# What has no subclasses takes them, and its instances know at once.
B.p = property(lambda s: 2)
attempt(setattr, b, "p", 1)
B.d = Data()
b.d = 4
B.__setattr__ = setter
b.x = 1
del B.__setattr__
b.x = 2
print(b.x, b.p, b.d)
# Once it has one, it takes others, and its subclasses have them.
class C(B):
    pass

B.__delattr__ = lambda s, n: print("delattr", n)
B.q = property(lambda s: "q", lambda s, v: print("q set", v))
c = C()
del c.x
c.q = 3
print(c.q)

def while_running():
    class X:
        def __init__(self):
            self.n = 0
    x = X()
    for i in range(5):
        if i == 3:
            X.__setattr__ = setter
        x.n = i
    return x.n

print(while_running())
