# cpython: differs - no module micropython
import micropython


def later(x):
    print("scheduled", x)


micropython.schedule(later, 5)
for i in range(10):
    pass
print(micropython.opt_level())
