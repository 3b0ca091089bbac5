# cpython: differs - no module micropython
import micropython


def locked(function):
    micropython.heap_lock()
    try:
        function()
        found = None
    except Exception as e:
        found = e
    micropython.heap_unlock()
    print(type(found).__name__, found.args)


locked(lambda: int("zz"))
locked(lambda: int("zz", 10))
locked(lambda: int(b"zz"))
locked(lambda: int("12"))
locked(lambda: int(""))
locked(lambda: int("3", 99))
