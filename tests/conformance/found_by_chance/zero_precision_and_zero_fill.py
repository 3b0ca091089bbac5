# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%.0x' % 5)
show(lambda: '%.1d' % 5)
show(lambda: '%.5d' % -5)
show(lambda: '%#.4x' % 255)
show(lambda: '%#.2x' % True)
show(lambda: '%08.3d' % 5)
show(lambda: '%05.0d' % 5)
show(lambda: '%+.3d' % 5)
show(lambda: '% 0.4d' % 5)
show(lambda: '%8.3d|' % 5)
show(lambda: '%-8.3d|' % 5)
