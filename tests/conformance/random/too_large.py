# cpython: differs - it takes integers of any size
import random


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.args)


show(lambda: random.randint(0, 1 << 40))
show(lambda: random.randint(1 << 40, 1 << 41))
show(lambda: random.randint(-(1 << 31), 0))
show(lambda: random.randrange(1 << 40))
show(lambda: random.randrange(1 << 31))
show(lambda: random.randrange(0, 1 << 31))
show(lambda: random.randrange(0, 10, 1 << 40))
show(lambda: random.randrange("a"))
show(lambda: random.randint(1.0, 2))
show(lambda: 0 <= random.randrange((1 << 31) - 1) < 1 << 31)
show(lambda: 0 <= random.randint(0, (1 << 31) - 1) < 1 << 31)
show(lambda: random.randint(5, 4))
show(lambda: random.randrange(5, 5))
