a, b = 1, 2
print(a, b)
[c, d], e = (3, 4), 5
print(c, d, e)
(f, (g, h)), i = [[1, (2, 3)], 4]
print(f, g, h, i)
a, b = b, a
print(a, b)
x, = [9]
print(x)
p, q, r = "xyz"
print(p, q, r)
l = [0, 0]
l[0], l[1] = 5, 6
print(l)


class C:
    pass


o = C()
o.a, o.b = 7, 8
print(o.a, o.b)
