print(max(1, 2), min(1, 2), max([3, 1]), min("hello"), max("ab", "c"), max([1, -5], key=abs), min({3: 1, 2: 5}))
print(max([], default="none"), min((), default=None), max([(1, "b"), (1, "a")]), max(1, 1.0), max(1.0, 1), min(2, 1, 3, key=lambda x: -x))
print(max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len))
for wrong in ((), ([],)):
    try:
        max(*wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
