# cpython: differs - words of the messages
def attempt(f, x):
    try:
        f(x)
    except TypeError as e:
        print(e)


def add(x):
    x += None


def sub(x):
    x -= None


def mul(x):
    x *= None


def shift(x):
    x <<= None


for x in (1, 1.5, "a", (1,), {1: 2}, None, b"b"):
    for f in (add, sub, mul, shift):
        attempt(f, x)
