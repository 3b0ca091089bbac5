def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%q' % (1,))
show(lambda: '%y' % (1,))
show(lambda: '%z' % (1,))
show(lambda: '%!' % (1,))
show(lambda: '%5q' % (1,))
