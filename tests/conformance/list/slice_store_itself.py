numbers = [1, 2, 3]
numbers[1:1] = numbers
print(numbers)
numbers[:] = numbers
print(numbers)
numbers[:0] = numbers[-2:]
print(numbers)
