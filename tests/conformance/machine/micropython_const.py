# cpython: differs - no module micropython
from micropython import const

X = const(5)
_Y = const(X * 2 + 1)
print(X, _Y)


def f():
    return X + _Y


print(f())
try:
    print(globals()["_Y"])
except KeyError:
    print("not a global")
print(const(7))
