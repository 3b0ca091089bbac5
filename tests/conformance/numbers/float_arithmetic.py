# cpython: differs - digits of floats, quotes and leniency are MicroPython's
for x in (7.5, -7.5, 0.1, -0.1, 3.0, 1e10):
    for y in (2.0, -2.0, 0.3, -0.3, 7):
        print(x + y, x - y, x * y, x / y, x // y, x % y, divmod(x, y))
print(2.0 ** 10, 2 ** 0.5, 2.0 ** -1, (-2.0) ** 3, 1e308 * 10, -1e308 * 10, 0.0 == -0.0, 1e400 - 1e400 == 0)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, 1 < nan, [nan] == [nan], float("inf") > 10**100)
