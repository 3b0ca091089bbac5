# cpython: differs - stock boards take only slices without gaps on the left side
numbers = [1, 2, 3, 4, 5, 6]
print(numbers[1:3], numbers[::-1], numbers[::2], numbers[-2:], numbers[10:], numbers[4:1])
numbers[1:3] = [9]
print(numbers)
numbers[1:1] = (7, 8)
print(numbers)
numbers[2:3] = numbers
print(numbers)
del numbers[1:4]
print(numbers)
try:
    numbers[::2] = [0]
except NotImplementedError:
    print("NotImplementedError")
