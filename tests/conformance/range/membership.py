print(3 in range(5), 5 in range(5), -1 in range(5), 4 in range(0, 10, 2), 5 in range(0, 10, 2), 2 in range(9, 0, -1), 3 in range(9, 0, -2))
print("a" in range(3), 2.0 in range(3), 2.5 in range(3), bool(range(0)), bool(range(1)))
