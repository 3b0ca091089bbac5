numbers = []
for i in range(20):
    numbers.append(i * i)
print(numbers, len(numbers))
while len(numbers) > 3:
    print(numbers.pop(), numbers.pop(0), end=" ")
print(numbers)
numbers.clear()
print(numbers)
try:
    numbers.pop()
except IndexError as e:
    print(e)
