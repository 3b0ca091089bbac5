first = [1]
second = first
second += (2, 3)
second += range(2)
print(first, first is second)
second = second + [9]
print(first is second, second)
second *= 2
print(second)
