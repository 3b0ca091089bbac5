# oracle: cpython - the oracle has no threads
import _thread

for wrong in ((), (print,), (print, 5), (print, (), 5)):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError:
        print("TypeError", len(wrong))
lock = _thread.allocate_lock()
try:
    _thread.LockType
    lock.acquire("x")
except TypeError:
    print("TypeError")
print(_thread.stack_size(), _thread.stack_size(65536), _thread.stack_size(0), _thread.stack_size())
