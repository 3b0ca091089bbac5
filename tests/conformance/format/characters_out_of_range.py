# oracle: cpython - MicroPython 1.29 documents it, 1.27 writes the low byte of each
for number in (65, 0xe9, 0x3b1, 0x20ac, 0x4e2d, 0x1f600, 0x10ffff):
    print([ord(c) for c in '%c' % number + '{:c}'.format(number) + f'{number:c}'])
try:
    print('%c' % 0x110000)
except (ValueError, OverflowError) as e:
    print(e)
