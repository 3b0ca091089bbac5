import heapq

h = []
for i in (5, 3, 8, 1, 9, 2, 7, 3):
    heapq.heappush(h, i)
    print(h)
print([heapq.heappop(h) for _ in range(4)], h)
h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h)
