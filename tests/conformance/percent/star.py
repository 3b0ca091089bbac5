# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%*d' % (5, 42))
show(lambda: '%-*d|' % (5, 42))
show(lambda: '%.*f' % (2, 3.14159))
show(lambda: '%*.*f' % (8, 2, 3.14159))
show(lambda: '%*d' % (42,))
show(lambda: '%*s' % ('a', 'b'))
show(lambda: '%0*d' % (5, 42))
