print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1,))), list(reversed([])))
numbers = [1, 2, 3]
r = reversed(numbers)
numbers[2] = 9
print(next(r), next(r), numbers)
