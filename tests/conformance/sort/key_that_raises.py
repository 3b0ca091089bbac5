def key(x):
    if x == 2:
        raise ValueError("two")
    return x


numbers = [3, 2, 1]
try:
    numbers.sort(key=key)
except ValueError as e:
    print(e, sorted(numbers))
