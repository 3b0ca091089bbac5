class A:
    real = 1

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(name)


a = A()
a.own = 2
print(a.real, a.own, a.dyn_x, getattr(a, "dyn_y"), hasattr(a, "nope"), hasattr(a, "dyn_z"))
print(getattr(a, "nope", "default"))
try:
    a.nope
except AttributeError as e:
    print("AttributeError", e)
