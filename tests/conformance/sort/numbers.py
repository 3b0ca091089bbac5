print(sorted([3, 1, 2]), sorted([3.5, -1, 2]), sorted([]), sorted([1]), sorted((2, 1)), sorted("hello"))
numbers = [5, -3, 9, 0, 5, 7, -3]
numbers.sort()
print(numbers)
numbers.sort(reverse=True)
print(numbers)
