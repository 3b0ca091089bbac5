# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.endswith('c'))
show(lambda: 'abc'.endswith(''))
show(lambda: 'abc'.endswith('z'))
show(lambda: 'abc'.endswith('abc'))
show(lambda: 'abc'.endswith('long text'))
show(lambda: ''.endswith(''))
show(lambda: 'abc'.endswith(('z', 'c')))
show(lambda: 'abc'.endswith(None))
