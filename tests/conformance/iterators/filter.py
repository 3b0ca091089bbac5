print(list(filter(None, [0, 1, "", "a", None, [], [0]])), list(filter(lambda x: x % 2, range(6))))
f = filter(lambda c: c.isdigit(), "a1b2")
print(next(f), next(f), next(f, "end"))
