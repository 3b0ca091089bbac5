# cpython: differs - MicroPython goes another way
calls = []


def key(x):
    calls.append(x)
    return x


print(sorted([3, 1, 2], key=key), calls[0])
try:
    sorted(["1", "a", "b"], key=int)
except ValueError as e:
    print(e)
print(sorted([5], key=None), sorted([5], key="never asked"))
