class A:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


a = A()
print(f"{a} {a!r} {a!s} {[a]}")
d = {"k": "v"}
print(f"{d['k']} {d}")
print(f"{None} {True} {1.5} {1j} {b'x'} {()}")


def f(s):
    print("called", s)
    return s


print(f"{f(1)} {f(2)}")
