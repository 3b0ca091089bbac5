n = 1
for i in range(1, 151):
    n *= i
print(n)
for i in range(150, 0, -1):
    n //= i
print(n)
