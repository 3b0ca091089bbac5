x = 10
print([x for x in [x + i for i in range(3)]], x)
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])
print([i * j for i in range(1, 4) for j in range(i, 4)])


def f():
    a = 2
    return [a * b for b in [a * c for c in range(3)]]


print(f())
print([[[k for k in range(j)] for j in range(i)] for i in range(3)])
