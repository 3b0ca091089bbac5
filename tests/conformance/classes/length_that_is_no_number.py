# cpython: differs - other words
class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        return i


for size in (3, 0, "x", None, 1.5, True):
    try:
        print(list(reversed(Sized(size))))
    except TypeError as e:
        print(e)
