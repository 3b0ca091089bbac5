numbers = []
for i in range(20):
    numbers = [numbers, i]
print(numbers)
