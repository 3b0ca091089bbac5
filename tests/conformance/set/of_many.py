s = set()
for i in range(1000):
    s.add(i * i % 997)
    s.add(str(i % 50))
    s.add((i % 10, i % 3))
print(len(s))
for i in range(0, 997, 2):
    s.discard(i)
print(len(s), (9, 2) in s, "49" in s, "50" in s)
