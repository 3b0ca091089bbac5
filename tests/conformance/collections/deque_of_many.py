from collections import deque

d = deque([], 10)
total = 0
for i in range(1000):
    if len(d) == 10:
        total += d.popleft()
    d.append(i)
print(total, list(d))
