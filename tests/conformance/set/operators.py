a, b = {1, 2, 3}, {2, 3, 4}
for result in (a | b, a & b, a - b, a ^ b, a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b)):
    print(sorted(result), end=" ")
print(sorted(a), sorted(b))
a |= {9}
print(sorted(a))
a &= {9, 1, 2}
print(sorted(a))
a -= {9}
print(sorted(a))
a ^= {1, 5}
print(sorted(a))
