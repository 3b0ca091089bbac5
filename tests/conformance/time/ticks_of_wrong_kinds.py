# cpython: differs - it has no ticks
import time


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


for delta in (1.5, "a", None, True, 1 << 29, -(1 << 29), 1 << 40, -(1 << 40), 1 << 70):
    show(lambda: time.ticks_add(0, delta))
