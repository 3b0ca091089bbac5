a, b = 0, 1
for i in range(1000):
    a, b = b, a + b
print(a)
print(b - a, b % a == b - a, a // 7, a % 7)
