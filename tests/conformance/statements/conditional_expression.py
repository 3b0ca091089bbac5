def f(x):
    return "neg" if x < 0 else "zero" if x == 0 else "pos"


print(f(-1), f(0), f(1))
print((1 if True else 2) + 3, 1 if False else 2 + 3)
a = [i if i % 2 else -i for i in range(5)]
print(a)
print((lambda x: 1 if x else 0)(5))
