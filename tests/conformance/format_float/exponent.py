# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:e}'.format(0.0))
show(lambda: '{:e}'.format(2.5))
show(lambda: '{:e}'.format(-2.5))
show(lambda: '{:e}'.format(1234567.891))
show(lambda: '{:.0e}'.format(-2.5))
show(lambda: '{:.0e}'.format(1234567.891))
show(lambda: '{:.0e}'.format(1e-7))
show(lambda: '{:.0e}'.format(1e20))
show(lambda: '{:.2e}'.format(1e-7))
show(lambda: '{:.2e}'.format(1e20))
show(lambda: '{:.2e}'.format(float('inf')))
show(lambda: '{:.2e}'.format(float('nan')))
show(lambda: '{:E}'.format(float('inf')))
show(lambda: '{:E}'.format(float('nan')))
show(lambda: '{:E}'.format(0.0))
show(lambda: '{:E}'.format(2.5))
show(lambda: '{:12.3e}'.format(0.0))
show(lambda: '{:12.3e}'.format(2.5))
show(lambda: '{:12.3e}'.format(-2.5))
show(lambda: '{:12.3e}'.format(1234567.891))
