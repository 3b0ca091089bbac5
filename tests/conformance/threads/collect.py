# oracle: cpython - the oracle has no threads
# What only a waiting thread knows stays alive.
import _thread
import gc
import time

lock = _thread.allocate_lock()
lock.acquire()
results = []

def hold(n):
    mine = [list(range(n)), {"n": n}, "text %d" % n]
    with lock:
        pass
    results.append((sum(mine[0]), mine[1]["n"], mine[2]))

for n in range(10, 60, 10):
    _thread.start_new_thread(hold, (n,))
for i in range(50):
    gc.collect()
    junk = [bytearray(50) for j in range(50)]
    time.sleep(0)
lock.release()
while len(results) < 5:
    time.sleep(0.001)
print(sorted(results))
