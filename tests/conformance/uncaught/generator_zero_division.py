# cpython: differs - other values
def g():
    yield 1
    x = 1 // 0


for i in g():
    print(i)
