# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{}'.format(1))
show(lambda: '{} {}'.format(1, 2))
show(lambda: '{0} {1} {0}'.format(1, 2))
show(lambda: '{1}'.format(1, 2))
show(lambda: '{}{}'.format(1))
show(lambda: '{2}'.format(1, 2))
show(lambda: '{0}{}'.format(1, 2))
show(lambda: '{}{0}'.format(1, 2))
show(lambda: ''.format())
show(lambda: 'plain'.format(1))
show(lambda: '{}'.format())
show(lambda: '{0}{0}'.format('ab'))
