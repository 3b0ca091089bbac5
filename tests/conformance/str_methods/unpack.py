# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (lambda x, *y: (x, y))(*'abc'))
show(lambda: (lambda: [(a, b, c) for a, b, c in ['abc']])())
show(lambda: (lambda *y: y)(*''))
show(lambda: max(*'abc'))
show(lambda: (lambda a, b, c: (c, b, a))(*'abc'))
show(lambda: (lambda a, b: 0)(*'abc'))
