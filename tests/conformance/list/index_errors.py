# cpython: differs - words of the messages
numbers = [1, 2, 3]
for index in (5, -4, "a", 1.0, None):
    try:
        print(numbers[index])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
print(numbers[True], numbers[-1], numbers[-3])
