print(sorted([3, 2.5, True, 10**20, -1e10, 0]))
print(max(1, 2.5, 10**20), min([True, 0.5]))
