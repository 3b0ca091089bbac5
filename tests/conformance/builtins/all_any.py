print(all([]), any([]), all([1, "a"]), all([1, 0]), any([0, ""]), any([0, 2]), all(x > 0 for x in (1, 2)), any(x > 5 for x in (1, 9)))


def noisy(x):
    print("asked", x)
    return x


print(any(map(noisy, [0, 1, 2])), all(map(noisy, [1, 0, 2])))
