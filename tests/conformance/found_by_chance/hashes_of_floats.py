# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hash(0.5))
show(lambda: hash(1.5))
show(lambda: hash(-3.7))
show(lambda: hash(1e10))
show(lambda: hash(1e300))
show(lambda: hash(float('nan')))
show(lambda: hash(float('inf')))
show(lambda: hash(1.5 + 2j))
show(lambda: hash(None))
show(lambda: hash((1.5,)))
