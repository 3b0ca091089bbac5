class A:
    x = 1

    def m(self):
        pass


class B(A):
    y = 2


b = B()
b.z = 3
names = [n for n in dir(b) if not n.startswith("__")]
print(names)
print("append" in dir([]), "keys" in dir({}), "upper" in dir(""))
v = 5
print("v" in dir(), "A" in dir())
