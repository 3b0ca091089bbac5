d = {}
for i in range(5000):
    d[i] = i
    if i >= 10:
        del d[i - 10]
print(len(d), sorted(d))
