# cpython: differs - other values
class A:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        1 // 0


with A():
    pass
