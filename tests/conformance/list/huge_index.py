# cpython: differs - an index beyond a machine word is an OverflowError
for index in (1 << 40, -(1 << 40)):
    try:
        print([1][index])
    except OverflowError as e:
        print(e)
