import heapq


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return "%d%s" % (self.priority, self.name)


h = []
for i, c in enumerate("abcdefghij"):
    heapq.heappush(h, Job(i % 3, c))
    print(h)
while h:
    print(heapq.heappop(h), end=" ")
print(h)
