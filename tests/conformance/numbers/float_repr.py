# cpython: differs - digits of floats, quotes and leniency are MicroPython's
x = 0.5
for i in range(40):
    print(x, -x, 1 / x)
    x = x * 3.7 + 0.1
for e in range(-12, 20):
    print(10.0 ** e, 1.5 * 10.0 ** e)
