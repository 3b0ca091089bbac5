x = 12345
numbers = []
for i in range(24):
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append((x ** (i % 5 + 1)) * (-1 if x & 8 else 1) + i)
for a in numbers:
    for b in numbers[::3]:
        q, r = divmod(a, b)
        if q * b + r != a or a // b != q or a % b != r or (r != 0 and (r < 0) != (b < 0)):
            print("wrong", a, b, q, r)
print(numbers[23], numbers[23] // numbers[10], numbers[23] % numbers[10])
print(divmod(-(10**40), 10**20 + 1), divmod(10**40, -(10**20 + 1)), divmod(-1, 10**30), divmod(1, -(10**30)))
