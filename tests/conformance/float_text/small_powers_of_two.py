# cpython: differs - 17 digits where 16 suffice
# Powers of two with half a unit left over are rounded up; other numbers are not.
for i in range(1, 80):
    print(i, 2.0 ** -i, 3 * 2.0 ** -i, 5 * 2.0 ** -i, -(2.0 ** -i))
