# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (lambda x, *y: (x, y))(*'aßc'))
show(lambda: (lambda: [(a, b, c) for a, b, c in ['aßc']])())
show(lambda: (lambda *y: y)(*''))
show(lambda: max(*'aßc'))
show(lambda: (lambda a, b, c: (c, b, a))(*'aßc'))
show(lambda: (lambda a, b: 0)(*'aßc'))
