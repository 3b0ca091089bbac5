items = [1, 2, 3, 1, 2, 3]
print(items.index(1), items.index(1, 1), items.index(3, -2), items.index(2, 2, 5))
for bounds in ((4,), (0, 2), (-1, 100)):
    try:
        print(items.index(1, *bounds))
    except ValueError:
        print("ValueError", bounds)
