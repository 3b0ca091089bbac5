print(list(enumerate("abc")), list(enumerate([], 5)), list(enumerate("ab", start=10)), list(enumerate("ab", -1)))
e = enumerate(["x"])
print(next(e), next(e, "end"), iter(e) is e)
