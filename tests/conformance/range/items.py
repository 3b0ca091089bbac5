print(range(5), range(2, 5), range(0, 10, 3), range(5, 0, -2), repr(range(0)))
print(list(range(5)), list(range(5, 0, -2)), list(range(3, 3)), list(range(0, -3)), list(range(-3)))
print(len(range(10)), len(range(0, 10, 3)), len(range(5, 0)), range(10)[3], range(10)[-1])
print(range(10).start, range(1, 9).stop, range(1, 9, 2).step)
