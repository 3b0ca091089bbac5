# cpython: differs - letters beyond ASCII are escaped
print(list(), list(()), list("añb"), list({1: 2}), list(range(3)), list(b"ab"), list(x for x in (1, 2)))
print(list(enumerate("ab")), list(zip("ab", (1, 2, 3))))
