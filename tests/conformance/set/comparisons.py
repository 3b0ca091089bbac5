a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, b > a, b >= a, a < a, a <= a, a == {2, 1}, a != b, a == frozenset(a), frozenset(b) > a)
print(a.issubset(b), b.issuperset([1]), a.isdisjoint([3]), a.isdisjoint({2}), set() < {1}, {1} == [1])
