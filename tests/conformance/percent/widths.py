def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%5d' % (42,))
show(lambda: '%5d' % (-42,))
show(lambda: '%-5d' % (42,))
show(lambda: '%-5d' % (-42,))
show(lambda: '%05d' % (42,))
show(lambda: '%05d' % (-42,))
show(lambda: '%+d' % (42,))
show(lambda: '%+d' % (-42,))
show(lambda: '%d' % (42,))
show(lambda: '%d' % (-42,))
show(lambda: '%+5d' % (42,))
show(lambda: '%+5d' % (-42,))
show(lambda: '%-+6d' % (42,))
show(lambda: '%-+6d' % (-42,))
show(lambda: '%010x' % (42,))
show(lambda: '%010x' % (-42,))
show(lambda: '%#8x' % (42,))
show(lambda: '%#8x' % (-42,))
