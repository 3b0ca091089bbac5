def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%c' % (65,))
show(lambda: '%c' % ('A',))
show(lambda: '%3c' % (65,))
show(lambda: '%3c' % ('A',))
show(lambda: '%-3c' % (65,))
show(lambda: '%-3c' % ('A',))
