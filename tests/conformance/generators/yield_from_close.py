def inner():
    try:
        yield 1
    finally:
        print("inner finally")


def outer():
    try:
        yield from inner()
    finally:
        print("outer finally")


g = outer()
next(g)
g.close()
print("closed")


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 5

    def close(self):
        print("It.close")


def over():
    yield from It()


h = over()
print(next(h), next(h))
h.close()
