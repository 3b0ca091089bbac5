# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:d}'.format(0.0))
show(lambda: '{:d}'.format(2.5))
show(lambda: '{:d}'.format(-2.5))
show(lambda: '{:d}'.format(1234567.891))
show(lambda: '{:x}'.format(-2.5))
show(lambda: '{:x}'.format(1234567.891))
show(lambda: '{:x}'.format(1e-7))
show(lambda: '{:x}'.format(1e20))
show(lambda: '{:s}'.format(1e-7))
show(lambda: '{:s}'.format(1e20))
show(lambda: '{:s}'.format(float('inf')))
show(lambda: '{:s}'.format(float('nan')))
show(lambda: '{:c}'.format(float('inf')))
show(lambda: '{:c}'.format(float('nan')))
show(lambda: '{:c}'.format(0.0))
show(lambda: '{:c}'.format(2.5))
show(lambda: '{:b}'.format(0.0))
show(lambda: '{:b}'.format(2.5))
show(lambda: '{:b}'.format(-2.5))
show(lambda: '{:b}'.format(1234567.891))
show(lambda: '{:q}'.format(-2.5))
show(lambda: '{:q}'.format(1234567.891))
show(lambda: '{:q}'.format(1e-7))
show(lambda: '{:q}'.format(1e20))
