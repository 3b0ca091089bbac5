# cpython: differs - only tuples and lists can be assigned to slices
for value in (5, range(2), "ab", {1: 2}, iter([1])):
    numbers = [1, 2, 3]
    try:
        numbers[1:2] = value
        print(numbers)
    except TypeError as e:
        print(e)
