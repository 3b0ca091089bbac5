a, b, c = [1, 2, 3]
first, *rest = [1, 2, 3]
*most, last = "abc"
x, *middle, y = range(5)
print(a, b, c, first, rest, most, last, x, middle, y)
for items in ([1], [1, 2, 3]):
    try:
        a, b = items
    except ValueError:
        print("ValueError")
