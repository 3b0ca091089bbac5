# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{!r}'.format('a'))
show(lambda: '{!s}'.format('a'))
show(lambda: '{!r:5}|'.format('a'))
show(lambda: '{!s:>5}|'.format(1))
show(lambda: '{0!r}{0!s}'.format('x'))
show(lambda: '{!x}'.format(1))
show(lambda: '{!}'.format(1))
show(lambda: '{!r'.format(1))
show(lambda: '{!rr}'.format(1))
show(lambda: '{!r}'.format([1, 'a']))
