# cpython: differs - other exceptions
def g():
    yield 1
    import no_such_module


for i in g():
    print(i)
