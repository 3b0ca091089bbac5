# cpython: differs - fewer in-place methods
class A:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(("iadd", o))
        return self

    def __isub__(self, o):
        return "replaced"

    def __mul__(self, o):
        return ("mul", o)

    def __ior__(self, o):
        self.log.append(("ior", o))
        return self


a = A()
b = a
a += 1
try:
    a |= 2
except TypeError as e:
    print(e)
print(a is b, a.log)
a *= 3
print(a)
b -= 1
print(b)
