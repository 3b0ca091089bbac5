# oracle: cpython - the oracle has no threads
# Many threads, one number, no increment lost.
import _thread

lock = _thread.allocate_lock()
ended = _thread.allocate_lock()
count = 0
running = 8

def work():
    global count, running
    for i in range(500):
        with lock:
            n = count
            for j in range(5):
                pass
            count = n + 1
    with lock:
        running -= 1
        if running == 0:
            ended.release()

ended.acquire()
for i in range(8):
    _thread.start_new_thread(work, ())
ended.acquire()
print(count, running)
