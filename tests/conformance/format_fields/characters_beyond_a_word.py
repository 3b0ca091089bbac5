# cpython: differs - other words
for n in (65, 1 << 31, 1 << 40, -(1 << 31), 1 << 80):
    try:
        print('{:c}'.format(n))
    except Exception as e:
        print(type(e).__name__, e)
