# cpython: differs - numbers are cut only where no bit is lost, long ones in digits of 16 bits
# How many bytes a number needs, with its sign.
for n in [1, -1, 127, -127, 128, -128, 129, -129, 255, -255, 256, -256, -257, 32767, -32768, -32769, 65535, -65535,
          -65536, (1 << 29) - 1, -(1 << 29), 1 << 30, -(1 << 30), -(1 << 30) - 1, -(1 << 31), -(1 << 31) - 1,
          -(1 << 31) + 1, (1 << 32) - 1, -(1 << 32), -(1 << 32) + 1, -(1 << 32) - 1, 1 << 39, -(1 << 39),
          -(1 << 39) - 1, -(1 << 39) + 1, -(1 << 47), -(1 << 47) - 1, -(1 << 55), -(1 << 55) + 1, 1 << 63,
          -(1 << 63), -(1 << 63) - 1, -(1 << 64), -(1 << 64) + 1, -(1 << 70), -(1 << 71), -(1 << 72), 0]:
    for length in range(0, 12):
        for order in ('big', 'little'):
            try:
                print(n, length, order, n.to_bytes(length, order))
            except OverflowError as e:
                print(n, length, order, e)
