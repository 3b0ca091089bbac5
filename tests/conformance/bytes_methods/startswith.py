# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.startswith(b'a'))
show(lambda: b'abc'.startswith(b''))
show(lambda: b'abc'.startswith(b'z'))
show(lambda: b'abc'.startswith(b'abc'))
show(lambda: b'abc'.startswith(b'long text'))
show(lambda: b'abc'.startswith(b'b', 1))
show(lambda: b'abc'.startswith(b'b', -2))
show(lambda: b''.startswith(b''))
show(lambda: b'abc'.startswith((b'z', b'a')))
show(lambda: b'abc'.startswith(()))
show(lambda: b'abc'.startswith(3))
