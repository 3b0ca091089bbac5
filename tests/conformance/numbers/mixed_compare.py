# cpython: differs - digits of floats, quotes and leniency are MicroPython's
for a in (0, 1, -1, 2**31, 0.0, 1.0, -1.5, 2.0**31, True, False):
    print([a == b for b in (0, 1, 1.0, 2**31, True, -1.5)], [a < b for b in (0, 0.5, 1, 2**40, 1e10)])
print(True + 1, True * 2.5, -True, True / 2, True // 1, True << 3, 3 - False, True ** 2, True & 3, True | False, True ^ True)
