def f(a, *, b, c=3):
    return a, b, c


print(f(1, b=2), f(1, c=5, b=4))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, b=2, d=3)):
    try:
        call()
    except TypeError:
        print("TypeError")


def g(*args, sep="-"):
    return sep.join(args)


print(g("a", "b"), g("a", "b", sep="+"))
