numbers = [1, 2, 3, 4, 5]
copy = numbers.copy()
numbers.reverse()
print(numbers, copy, list(reversed(numbers)), copy is numbers)
print(list(reversed((1, 2))), "".join(reversed("abc")), list(reversed(range(4))))
