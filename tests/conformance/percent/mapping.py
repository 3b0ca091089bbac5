# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '%(a)s' % {'a': 1})
show(lambda: '%(a)d %(b)s' % {'a': 1, 'b': 2})
show(lambda: '%(a)s' % {'b': 1})
show(lambda: '%(a)s' % 5)
show(lambda: '%(a)s' % (1,))
show(lambda: '%(a' % {'a': 1})
show(lambda: '%()s' % {'': 1})
show(lambda: '%(a)5.1f|' % {'a': 2.55})
show(lambda: '%(a)s %(a)s' % {'a': 1})
show(lambda: '%(a)%' % {'a': 1})
