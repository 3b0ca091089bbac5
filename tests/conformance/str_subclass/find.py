# cpython: differs - other values
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abc').find('b'))
show(lambda: T('abc').find('z'))
show(lambda: T('abc').find(''))
show(lambda: T('abc').find('b', 2))
show(lambda: T('abc').find('b', -1))
show(lambda: T('abc').find('b', 0, 1))
show(lambda: T('abc').find('', 10))
show(lambda: T('abc').find('b', None, None))
show(lambda: ''.find(''))
show(lambda: T('abc').find())
show(lambda: T('abc').find('b', 1, 2, 3))
show(lambda: T('abc').find(5))
