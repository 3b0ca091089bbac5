# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.find(b'b'))
show(lambda: b'abc'.find(b'z'))
show(lambda: b'abc'.find(b''))
show(lambda: b'abc'.find(b'b', 2))
show(lambda: b'abc'.find(b'b', -1))
show(lambda: b'abc'.find(b'b', 0, 1))
show(lambda: b'abc'.find(b'', 10))
show(lambda: b'abc'.find(b'b', None, None))
show(lambda: b''.find(b''))
show(lambda: b'abc'.find())
show(lambda: b'abc'.find(b'b', 1, 2, 3))
show(lambda: b'abc'.find(5))
