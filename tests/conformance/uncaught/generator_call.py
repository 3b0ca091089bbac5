# cpython: differs - other values
def g():
    yield 1
    x = None()


for i in g():
    print(i)
