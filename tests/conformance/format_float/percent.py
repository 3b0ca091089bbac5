def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{:%}'.format(0.0))
show(lambda: '{:%}'.format(2.5))
show(lambda: '{:%}'.format(-2.5))
show(lambda: '{:%}'.format(1234567.891))
show(lambda: '{:.0%}'.format(-2.5))
show(lambda: '{:.0%}'.format(1234567.891))
show(lambda: '{:.0%}'.format(1e-7))
show(lambda: '{:.0%}'.format(1e20))
show(lambda: '{:.1%}'.format(1e-7))
show(lambda: '{:.1%}'.format(1e20))
show(lambda: '{:.1%}'.format(float('inf')))
show(lambda: '{:.1%}'.format(float('nan')))
