x = 1
for i in range(70):
    x *= 2
    y = -x
    if x + y != 0 or x - 1 + 1 != x or x // 2 * 2 != x or y >> 1 != -(x >> 1):
        print("wrong at", i)
print(x, y, x - 2**69, x + y)
i = 2**30 - 3
for _ in range(6):
    print(i, -i, i * i, i - 2**30)
    i += 1
