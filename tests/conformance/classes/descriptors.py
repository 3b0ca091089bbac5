class D:
    def __get__(self, obj, cls):
        return ("get", obj is None, cls.__name__)

    def __set__(self, obj, value):
        print("set", value)

    def __delete__(self, obj):
        print("delete")


class A:
    d = D()


a = A()
print(a.d)
a.d = 5
print(a.d, "d" in a.__dict__)
del a.d
