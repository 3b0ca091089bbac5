print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], (4, 5))), sum(map(int, "123")))
m = map(abs, [-1, -2])
print(next(m), list(m), list(m))
