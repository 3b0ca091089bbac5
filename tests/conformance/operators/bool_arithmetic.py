# cpython: differs - identity of small integers and True
print(True + True, True * 5, False - 1, -True, ~False, True / 2)
print(int(True & False), True | 2, int(True ^ True), 1 << True)
print(True == 1, [10, 20][True], {1: "a"}[True])
print(isinstance(True, int), bool("x"), bool(0.0), sum([True, False, True]))
