# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (lambda x, *y: (x, y))(*b'abc'))
show(lambda: (lambda: [(a, b, c) for a, b, c in [b'abc']])())
show(lambda: (lambda *y: y)(*b''))
show(lambda: max(*b'abc'))
show(lambda: (lambda a, b, c: (c, b, a))(*b'abc'))
show(lambda: (lambda a, b: 0)(*b'abc'))
