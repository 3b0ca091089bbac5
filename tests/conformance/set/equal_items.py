print(len({1, True, 1.0}), len({0, False, 0.0, ""}), len({(1, 2), (1, 2), "a", "a"}))
words = "the cat the dog the end".split()
print(sorted(set(words)), len(set(words)))
