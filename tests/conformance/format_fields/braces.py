# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: '{{'.format())
show(lambda: '}}'.format())
show(lambda: '{{}}'.format())
show(lambda: '{{{}}}'.format(1))
show(lambda: '{'.format())
show(lambda: '}'.format())
show(lambda: '{}}'.format(1))
show(lambda: '{{}'.format(1))
show(lambda: 'a{{b'.format())
