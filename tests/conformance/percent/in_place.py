def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (lambda x: x % 5)('%d'))
show(lambda: 'a' '%s' % 1)
show(lambda: ('%s' * 2) % (1, 2))
show(lambda: '%s' % 'x' % ())
show(lambda: '%s' % '%s' % 2)
