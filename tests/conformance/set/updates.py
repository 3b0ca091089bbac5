s = {1, 2, 3}
s.update([4], (5,), "a")
s.intersection_update([2, 3, 4, 9])
print(sorted(s))
s.symmetric_difference_update([2, 8])
print(sorted(s))
s.difference_update([8], [3])
print(sorted(s), sorted({1, 2, 3}.difference([1], (2,))))
