# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%s' % 1)
show(lambda: '%s %s' % (1, 2))
show(lambda: '%s' % (1,))
show(lambda: '%s' % (1, 2))
show(lambda: '%s %s' % (1,))
show(lambda: '%s' % ())
show(lambda: '%s' % ((1, 2),))
show(lambda: '%s' % [1, 2])
show(lambda: '%s' % {})
show(lambda: '%s' % None)
show(lambda: 'abc' % ())
show(lambda: 'abc' % 1)
show(lambda: '%' % ())
show(lambda: '%s%' % 1)
show(lambda: '%%' % ())
show(lambda: '%d%%' % 50)
