# cpython: differs - other values
class A:
    def __iter__(self):
        return self

    def __next__(self):
        return 1 // 0


for x in A():
    pass
