# cpython: differs - a number has 31 characters at most, below 0.01 one more
for x in (0.1, 0.5, 0.01, 0.00999, 0.0099999999999999, 0.001, 1e-5, 1.5e-7, 1e-29, 1e-300, 5e-324, 1.5, 0.0, 123.25):
    for precision in (20, 27, 28, 29, 30, 31, 100):
        pattern = '%.' + str(precision) + 'f'
        print(pattern % x, pattern % -x, ('%+' + pattern[1:]) % x)
print('{:.100f}'.format(-1e-5))
