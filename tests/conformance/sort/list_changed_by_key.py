# cpython: differs - what is left of a list that is changed while it is sorted
# What remains is not defined; only that the machine stays sound.
numbers = [3, 1, 2, 5, 4]


def key(x):
    numbers.clear()
    return x


try:
    numbers.sort(key=key)
except Exception:
    pass
print("sound", len([1, 2, 3]))
