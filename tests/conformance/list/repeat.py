print([1, 2] * 3, 3 * [0], [1] * 0, [1] * -5, [] * 4, [None] * True)
rows = [[]] * 3
rows[0].append(1)
print(rows)
