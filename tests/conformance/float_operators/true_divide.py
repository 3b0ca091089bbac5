# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 0.0 / -2.5)
show(lambda: -0.0 / float('inf'))
show(lambda: 1.0 / -0.0)
show(lambda: -2.5 / 1e-10)
show(lambda: 0.1 / 123456.789)
show(lambda: 1e10 / 0.1)
show(lambda: 1e300 / 1.0)
show(lambda: float('inf') / 1e300)
show(lambda: float('-inf') / 0.0)
show(lambda: float('nan') / 1e10)
show(lambda: 123456.789 / float('nan'))
show(lambda: 0.0 / -0.0)
show(lambda: -0.0 / float('inf'))
show(lambda: 1.0 / -2.5)
show(lambda: -2.5 / float('nan'))
show(lambda: 0.1 / 1e10)
show(lambda: 1e10 / 0.0)
show(lambda: 1e300 / 1.0)
show(lambda: float('inf') / float('-inf'))
show(lambda: float('-inf') / 0.1)
show(lambda: float('nan') / 123456.789)
show(lambda: 123456.789 / 1e-10)
