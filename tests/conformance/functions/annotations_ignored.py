def f(a: int, b: "text" = 2, *args: list, c: dict = None, **kw: str) -> float:
    return a, b, args, c


print(f(1), f(1, 3, 4, c=5))
x: int = 5
y: "list"
z: int
print(x)
try:
    z
except NameError:
    print("annotation alone assigns nothing")


class C:
    n: int = 3
    m: str


print(C.n, hasattr(C, "m"))
