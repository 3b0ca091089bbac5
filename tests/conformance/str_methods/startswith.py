# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.startswith('a'))
show(lambda: 'abc'.startswith(''))
show(lambda: 'abc'.startswith('z'))
show(lambda: 'abc'.startswith('abc'))
show(lambda: 'abc'.startswith('long text'))
show(lambda: 'abc'.startswith('b', 1))
show(lambda: 'abc'.startswith('b', -2))
show(lambda: ''.startswith(''))
show(lambda: 'abc'.startswith(('z', 'a')))
show(lambda: 'abc'.startswith(()))
show(lambda: 'abc'.startswith(3))
