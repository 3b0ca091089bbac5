# cpython: differs - no module micropython
import micropython


def fails(x):
    print("called", x)
    raise ValueError(x)


def run():
    total = 0
    for i in range(100):
        total += i
    return total


micropython.schedule(fails, 5)
try:
    print(run())
except ValueError:
    print("caught")
micropython.schedule(fails, 6)
micropython.schedule(print, "next")
print(run())
