# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abc'.find('b'))
show(lambda: 'abc'.find('z'))
show(lambda: 'abc'.find(''))
show(lambda: 'abc'.find('b', 2))
show(lambda: 'abc'.find('b', -1))
show(lambda: 'abc'.find('b', 0, 1))
show(lambda: 'abc'.find('', 10))
show(lambda: 'abc'.find('b', None, None))
show(lambda: ''.find(''))
show(lambda: 'abc'.find())
show(lambda: 'abc'.find('b', 1, 2, 3))
show(lambda: 'abc'.find(5))
