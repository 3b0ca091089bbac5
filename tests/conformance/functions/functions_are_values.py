def add(a, b):
    return a + b


ops = {"add": add, "sub": lambda a, b: a - b, "max": max}
for name in ("add", "sub", "max"):
    print(name, ops[name](7, 5))


def compose(f, g):
    return lambda *a: f(g(*a))


print(compose(str, add)(1, 2) + "!", compose(abs, ops["sub"])(2, 5))
print([f(3) for f in (str, float, lambda x: x * x)])
print(add is ops["add"], callable(add), callable(3))
