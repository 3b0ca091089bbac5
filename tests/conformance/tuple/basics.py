t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], t[:1], len(t), (), (1,), bool(()), bool((0,)))
print((1, 2) + (3,), (1, 2) * 2, 2 * (0,), (1,) * -1, 1 in t, 9 in t, t.index("a"), t.count(1))
print(tuple([1, 2]), tuple("ab"), tuple(), tuple(range(3)), tuple(tuple([1])))
