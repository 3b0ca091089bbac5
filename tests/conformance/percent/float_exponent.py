# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%e' % (0.0,))
show(lambda: '%e' % (2.5,))
show(lambda: '%e' % (-1234.5678,))
show(lambda: '%e' % (1e100,))
show(lambda: '%.0e' % (0.0,))
show(lambda: '%.0e' % (2.5,))
show(lambda: '%.0e' % (-1234.5678,))
show(lambda: '%.0e' % (1e100,))
show(lambda: '%.2e' % (0.0,))
show(lambda: '%.2e' % (2.5,))
show(lambda: '%.2e' % (-1234.5678,))
show(lambda: '%.2e' % (1e100,))
show(lambda: '%E' % (0.0,))
show(lambda: '%E' % (2.5,))
show(lambda: '%E' % (-1234.5678,))
show(lambda: '%E' % (1e100,))
show(lambda: '%12.3e' % (0.0,))
show(lambda: '%12.3e' % (2.5,))
show(lambda: '%12.3e' % (-1234.5678,))
show(lambda: '%12.3e' % (1e100,))
