numbers = [1, 2, 3]
for n in numbers:
    if len(numbers) < 10:
        numbers.append(n * 10)
print(numbers)
numbers = list(range(10))
for n in numbers:
    numbers.remove(n)
print(numbers)
