# cpython: differs - the third argument makes a full deque refuse
from collections import deque

d = deque((), 2, 1)
d.append(1)
d.append(2)
for f in (lambda: d.append(3), lambda: d.appendleft(0), lambda: d[5], lambda: deque((), -1), lambda: deque(), lambda: deque(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(list(d))
d.pop()
d.popleft()
for f in (d.pop, d.popleft):
    try:
        f()
    except IndexError as e:
        print(e)
print(deque([1], 2))
