def f(n):
    return [lambda k=j: k * n for j in range(3)], [n * i for i in range(3)]


fs, l = f(10)
print([g() for g in fs], l)


def h(n):
    return {k: [n + k + j for j in range(2)] for k in range(2)}


print(h(100))
