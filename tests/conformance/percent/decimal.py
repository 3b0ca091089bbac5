def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%d' % (0,))
show(lambda: '%d' % (5,))
show(lambda: '%d' % (-5,))
show(lambda: '%d' % (2 ** 40,))
show(lambda: '%d' % (2.9,))
show(lambda: '%d' % (True,))
show(lambda: '%i' % (0,))
show(lambda: '%i' % (5,))
show(lambda: '%i' % (-5,))
show(lambda: '%i' % (2 ** 40,))
show(lambda: '%i' % (2.9,))
show(lambda: '%i' % (True,))
show(lambda: '%u' % (0,))
show(lambda: '%u' % (5,))
show(lambda: '%u' % (-5,))
show(lambda: '%u' % (2 ** 40,))
show(lambda: '%u' % (2.9,))
show(lambda: '%u' % (True,))
