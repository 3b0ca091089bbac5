from collections import deque

d = deque((), 4)
for i in range(6):
    d.append(i)
print(list(d), len(d), d[0], d[-1], d[1], 3 in d, 9 in d)
print(d.popleft(), d.pop(), list(d))
d.appendleft("a")
d.extend("xyz")
print(list(d))
d[0] = "first"
print(list(d), bool(d), bool(deque((), 1)), [x for x in d])
