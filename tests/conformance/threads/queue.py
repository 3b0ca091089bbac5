# oracle: cpython - the oracle has no threads
# Producers and consumers with locks alone.
import _thread
import time

class Queue:
    def __init__(self):
        self.items = []
        self.lock = _thread.allocate_lock()
        self.filled = _thread.allocate_lock()
        self.filled.acquire()

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, *exception):
        self.lock.release()

    def put(self, item):
        with self:
            self.items.append(item)
            if self.filled.locked():
                self.filled.release()

    def get(self):
        while True:
            self.filled.acquire()
            with self:
                item = self.items.pop(0)
                if self.items:
                    self.filled.release()
                return item

queue = Queue()
results = []

def produce(base):
    for i in range(20):
        queue.put(base + i)
        if i % 5 == 0:
            time.sleep(0.001)

def consume():
    while True:
        item = queue.get()
        if item is None:
            results.append(None)
            return
        results.append(item)

for base in (0, 100, 200):
    _thread.start_new_thread(produce, (base,))
for i in range(2):
    _thread.start_new_thread(consume, ())
while len(results) < 60:
    time.sleep(0.001)
queue.put(None)
queue.put(None)
while len(results) < 62:
    time.sleep(0.001)
items = [r for r in results if r is not None]
print(sorted(items) == sorted(b + i for b in (0, 100, 200) for i in range(20)))
print(results.count(None))
for base in (0, 100, 200):
    print([i for i in items if base <= i < base + 100] == list(range(base, base + 20)))
