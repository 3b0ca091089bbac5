a, *b = 1, 2, 3
print(a, b)
*a, b = 1, 2, 3
print(a, b)
a, *b, c = 1, 2
print(a, b, c)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)
*a, = "abc"
print(a)
a, *b = [1]
print(a, b)
for x, *y in [(1, 2, 3), (4,)]:
    print(x, y)
first, *_, last = range(10)
print(first, last)
