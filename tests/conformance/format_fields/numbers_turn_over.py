# cpython: differs - widths and precisions have 32 bits
print('{:4294967296}'.format(1))
print('{:4294967300}'.format(1))
print('{:4294967306}|{:<4294967298}|'.format('a', 'b'))
print('{:.4294967298f}'.format(1.54321))
print('{:.4294967298}'.format('abcd'))
print('{:{}}'.format(1, 4294967300))
print('{:18446744073709551621}'.format(1))
print('%4294967300d' % 1, '%.4294967298f' % 1.54321, '%4294967300s|' % 'a')
