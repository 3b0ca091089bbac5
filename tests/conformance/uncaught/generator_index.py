# cpython: differs - other values
def g():
    yield 1
    x = [][0]


for i in g():
    print(i)
