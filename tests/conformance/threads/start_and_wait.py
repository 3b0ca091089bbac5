# oracle: cpython - the oracle has no threads
import _thread
import time

done = []

def work(name, count):
    for i in range(count):
        pass
    done.append(name)

for name in "abc":
    print(type(_thread.start_new_thread(work, (name, 1000))) is int)
while len(done) < 3:
    time.sleep(0.001)
print(sorted(done))

# A list of arguments, keywords, and a main thread that only spins.
def keyed(a, *rest, b=2, **more):
    done.append((a, rest, b, sorted(more.items())))

del done[:]
_thread.start_new_thread(keyed, (1, 2, 3), {"b": 5, "c": 6})
while not done:
    pass
print(done)
_thread.start_new_thread(keyed, ("x",))
while len(done) < 2:
    pass
print(done[1])
