# cpython: differs - not all of it is there
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abc').startswith('a'))
show(lambda: T('abc').startswith(''))
show(lambda: T('abc').startswith('z'))
show(lambda: T('abc').startswith(T('abc')))
show(lambda: T('abc').startswith('long text'))
show(lambda: T('abc').startswith('b', 1))
show(lambda: T('abc').startswith('b', -2))
show(lambda: ''.startswith(''))
show(lambda: T('abc').startswith(('z', 'a')))
show(lambda: T('abc').startswith(()))
show(lambda: T('abc').startswith(3))
