f = frozenset([1, 2])
g = f
f |= {3}
print(sorted(f), sorted(g), type(f) is frozenset, {frozenset([1]): "x"}[frozenset([1])])
print(f & g == g, sorted(f ^ g), type({1} | f) is set, type(f | {1}) is frozenset, f.copy() == f)
