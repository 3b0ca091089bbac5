print(list(zip()), list(zip([1, 2])), list(zip([1, 2], "ab", (True, False, None))), list(zip([], [1])))
keys, values = zip(*[("a", 1), ("b", 2)])
print(keys, values, dict(zip(keys, values)) == {"a": 1, "b": 2})
