a = b = c = [1]
a.append(2)
print(b, c, a is b is c)
x = y, z = 1, 2
print(x, y, z)
i = 0
i, v = 5, i
print(i, v)
l = [0] * 3
i = 0
i, l[i] = 2, "set"
print(i, l)
