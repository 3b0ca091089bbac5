# cpython: differs - of numbers below 1 the shortest digits are shown and zeros after them
for x in (0.0099, 0.00999, 0.0676, 0.06759999999999999, 0.6164, 0.818, 0.0005954, 8.8e-9, 7.466e-8, 8.79, 98.4):
    print('%.17f' % x, '%.18f' % x, '%.25f' % x, repr(x))
