# cpython: differs - other values
def g():
    yield 1
    x = (lambda a: a)()


for i in g():
    print(i)
