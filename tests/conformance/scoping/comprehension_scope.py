i = "outer"
l = [i for i in range(3)]
print(i, l)
d = {i: i for i in range(2)}
s = {i for i in range(2)}
g = list(i for i in range(2))
print(i)


def f():
    x = 5
    y = [x for x in range(3)]
    return x, y


print(f())
