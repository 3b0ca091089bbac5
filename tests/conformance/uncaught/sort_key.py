# cpython: differs - other values
def key(x):
    return 1 // x


print(sorted([1, 0], key=key))
