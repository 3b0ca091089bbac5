# oracle: cpython - the oracle has no threads
import _thread
import time

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(0), lock.acquire(False))
print(lock.release(), lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError")
with lock as held:
    print(held, lock.locked())
print(lock.locked())
try:
    with lock:
        raise ValueError("inside")
except ValueError as e:
    print(e, lock.locked())
print(isinstance(lock, _thread.LockType))

# One waits for another, with the statement and with the call, in both directions.
order = []
first = _thread.allocate_lock()
second = _thread.allocate_lock()
first.acquire()
second.acquire()

def other():
    with first:
        order.append("other has first")
    order.append("other lets go")
    second.release()

_thread.start_new_thread(other, ())
time.sleep(0.02)
order.append("main lets go")
first.release()
second.acquire()
order.append("main has second")
for line in order:
    print(line)

# A bound method kept in a name, called with arguments and with a star.
acquire = first.acquire
print(acquire(True))
print(acquire(*(False,)))

def release_later():
    time.sleep(0.01)
    first.release()

_thread.start_new_thread(release_later, ())
print(acquire(1))
_thread.start_new_thread(release_later, ())
print(acquire(*[True]))
_thread.start_new_thread(release_later, ())
print(first.acquire(**{}))
