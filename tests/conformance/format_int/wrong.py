# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:s}'.format(0))
show(lambda: '{:s}'.format(5))
show(lambda: '{:s}'.format(-5))
show(lambda: '{:s}'.format(255))
show(lambda: '{:q}'.format(-5))
show(lambda: '{:q}'.format(255))
show(lambda: '{:q}'.format(-255))
show(lambda: '{:q}'.format(1234567))
show(lambda: '{:.3}'.format(-255))
show(lambda: '{:.3}'.format(1234567))
show(lambda: '{:.3}'.format(2 ** 70))
show(lambda: '{:.3}'.format(0))
show(lambda: '{:5.2d}'.format(2 ** 70))
show(lambda: '{:5.2d}'.format(0))
show(lambda: '{:5.2d}'.format(5))
show(lambda: '{:5.2d}'.format(-5))
show(lambda: '{:a5}'.format(5))
show(lambda: '{:a5}'.format(-5))
show(lambda: '{:a5}'.format(255))
show(lambda: '{:a5}'.format(-255))
show(lambda: '{:5 5}'.format(255))
show(lambda: '{:5 5}'.format(-255))
show(lambda: '{:5 5}'.format(1234567))
show(lambda: '{:5 5}'.format(2 ** 70))
