# oracle: cpython - the oracle has no threads
# Threads that give way while built-in functions call Python code.
import _thread
import time

lock = _thread.allocate_lock()
out = []

class Key:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        with lock:
            time.sleep(0)
            return self.n < other.n

    def __repr__(self):
        with lock:
            for i in range(50):
                pass
        return "Key(%d)" % self.n

    def __getattr__(self, name):
        if name.startswith("double"):
            time.sleep(0.001)
            return self.n * 2
        raise AttributeError(name)

def sort(numbers):
    keys = sorted([Key(n) for n in numbers])
    text = "%r|%s|%d" % (keys, ",".join(str(k) for k in keys), keys[0].double)
    text += "|" + str(list(map(lambda k: k.doubled, keys)))
    with lock:
        out.append(text)

jobs = [[3, 1, 2], [9, 8, 7, 6], [5, 4], [2, 2, 1], list(range(10, 0, -1))]
for job in jobs:
    _thread.start_new_thread(sort, (job,))
sort([1, 0])
while len(out) < 6:
    time.sleep(0.001)
for text in sorted(out):
    print(text)

# A generator that is gone on with in several threads, one after another.
def numbers():
    for i in range(6):
        time.sleep(0)
        yield i

got = []
shared = numbers()

def take():
    for i in range(2):
        with lock:
            got.append(next(shared))

running = [0]

def counted():
    take()
    running[0] += 1

for i in range(3):
    _thread.start_new_thread(counted, ())
while running[0] < 3:
    time.sleep(0.001)
print(got)

# exec, eval and import-like code give way too.
flag = []
_thread.start_new_thread(lambda: flag.append(1), ())
exec("while not flag:\n    pass\nprint('seen', flag)")
