total = 0
for i in range(1000):
    for j in range(i % 3):
        total += j
print(total)
for i in range(5):
    i = i * 10
    if i == 20:
        continue
    if i == 40:
        break
    print(i, end=" ")
else:
    print("else")
print()
for i in range(3):
    pass
else:
    print("else", i)
