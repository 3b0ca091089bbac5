if (n := len("hello")) > 3:
    print(n)
values = [y := 5, y + 1, y * 2]
print(values, y)
data = iter([1, 2, 0, 9])
while x := next(data):
    print(x)
print([last := i for i in range(4)], last)
print((z := 3) + z)


def f():
    return [m := k * 2 for k in range(3)], m


print(f())
