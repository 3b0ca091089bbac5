# cpython: differs - changing it meanwhile is an error there
from collections import deque


def filled(count, most, shift):
    queue = deque((), most)
    for i in range(shift):
        queue.append(0)
    for i in range(shift):
        queue.popleft()
    for i in range(count):
        queue.append(i)
    return queue


def run(queue, change):
    seen = []
    for item in queue:
        seen.append(item)
        if len(seen) == 12:
            break
        change(queue, 100 + len(seen))
    print(seen, list(queue), len(queue))


for count, most, shift in ((3, 3, 0), (3, 5, 0), (3, 5, 4), (0, 3, 0), (4, 4, 2), (2, 4, 3), (0, 0, 0)):
    run(filled(count, most, shift), lambda queue, n: queue.append(n))
    run(filled(count, most, shift), lambda queue, n: queue.appendleft(n))
    run(filled(count, most, shift), lambda queue, n: queue.pop() if queue else None)
    run(filled(count, most, shift), lambda queue, n: queue.popleft() if queue else None)
    run(filled(count, most, shift), lambda queue, n: queue.append(queue.popleft()))
    run(filled(count, most, shift), lambda queue, n: queue.appendleft(queue.pop()))
    queue = filled(count, most, shift)
    for i in range(most):
        queue.append(i)
        queue.appendleft(-i)
        print(list(queue), len(queue), queue[-1], queue[0])
        queue[0] = i * i

queue = filled(2, 3, 0)
it = iter(queue)
print(next(it), next(it), next(it, "end"))
queue.append(7)
print(next(it), next(it, "end"))
