# cpython: differs - other values
def g():
    x = yield
    1 // x


it = g()
next(it)
it.send(0)
