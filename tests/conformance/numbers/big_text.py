# cpython: differs - digits of floats, quotes and leniency are MicroPython's
for base in (2, 3, 7, 8, 10, 16, 29, 36):
    print(int("1" + "0" * 60, base), int("z1"[-1] * 40, base))
print(int("-" + "123456789" * 12), int("deadbeef" * 8, 16))
print(hex(3**200), oct(-(5**77)), bin(7**50), "%x" % 9**80, "{:,}".format(11**40))
