# cpython: differs - no look at the sign of a length
class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class B:
    def __bool__(self):
        return False

    def __len__(self):
        return 5


print(bool(L(0)), bool(L(2)), len(L(7)), bool(B()), bool(object()))
print("yes" if L(0) else "no", not L(3))


class Neg:
    def __len__(self):
        return -1


try:
    print(len(Neg()) < 0)
except ValueError:
    print("ValueError")
