# cpython: differs - __setattr__ comes first there
class Logged:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        return "got " + self.name

    def __set__(self, instance, value):
        print("set", self.name, value)

    def __delete__(self, instance):
        print("deleted", self.name)


class Hooked:
    d = Logged("d")

    def __setattr__(self, name, value):
        print("hook", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("hook of deletion", name)
        super().__delattr__(name)

    @property
    def p(self):
        return 5

    @p.setter
    def p(self, value):
        print("p is", value)

    @property
    def fixed(self):
        return 6


class Derived(Hooked):
    pass


for make in (Hooked, Derived):
    o = make()
    o.d = 1
    o.p = 2
    o.plain = 3
    print(o.d, o.p, o.plain)
    del o.d, o.plain
    for f in (lambda: setattr(o, "fixed", 1), lambda: delattr(o, "p"), lambda: delattr(o, "plain")):
        try:
            f()
        except AttributeError as e:
            print(e)
