# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%d' % ('a',))
show(lambda: '%d' % (None,))
show(lambda: '%d' % ([],))
show(lambda: '%x' % ('a',))
show(lambda: '%x' % (None,))
show(lambda: '%x' % ([],))
show(lambda: '%f' % ('a',))
show(lambda: '%f' % (None,))
show(lambda: '%f' % ([],))
show(lambda: '%c' % ('a',))
show(lambda: '%c' % (None,))
show(lambda: '%c' % ([],))
