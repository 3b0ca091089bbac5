from collections import namedtuple, OrderedDict, deque

P = namedtuple("P", ("x", "y"))
p = P(1, y=2)
print(p, p.x + p.y, p == (1, 2), len(p), p[0])
d = OrderedDict()
for k in "zyx":
    d[k] = ord(k)
print(list(d), list(d.items()), d.popitem())
q = deque((), 3)
for i in range(5):
    q.append(i)
print(list(q), q.popleft(), q.pop(), len(q))
