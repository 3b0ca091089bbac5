# cpython: differs - words of the messages
import heapq

for f in (lambda: heapq.heappop([]), lambda: heapq.heappush(1, 2), lambda: heapq.heapify((1,)), lambda: heapq.heappush([1], "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
