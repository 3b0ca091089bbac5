# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:g}'.format(0.0))
show(lambda: '{:g}'.format(2.5))
show(lambda: '{:g}'.format(-2.5))
show(lambda: '{:g}'.format(1234567.891))
show(lambda: '{:.3g}'.format(-2.5))
show(lambda: '{:.3g}'.format(1234567.891))
show(lambda: '{:.3g}'.format(1e-7))
show(lambda: '{:.3g}'.format(1e20))
show(lambda: '{:.10g}'.format(1e-7))
show(lambda: '{:.10g}'.format(1e20))
show(lambda: '{:.10g}'.format(float('inf')))
show(lambda: '{:.10g}'.format(float('nan')))
show(lambda: '{:G}'.format(float('inf')))
show(lambda: '{:G}'.format(float('nan')))
show(lambda: '{:G}'.format(0.0))
show(lambda: '{:G}'.format(2.5))
show(lambda: '{:n}'.format(0.0))
show(lambda: '{:n}'.format(2.5))
show(lambda: '{:n}'.format(-2.5))
show(lambda: '{:n}'.format(1234567.891))
show(lambda: '{:.1g}'.format(-2.5))
show(lambda: '{:.1g}'.format(1234567.891))
show(lambda: '{:.1g}'.format(1e-7))
show(lambda: '{:.1g}'.format(1e20))
