# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abc'.endswith(b'c'))
show(lambda: b'abc'.endswith(b''))
show(lambda: b'abc'.endswith(b'z'))
show(lambda: b'abc'.endswith(b'abc'))
show(lambda: b'abc'.endswith(b'long text'))
show(lambda: b''.endswith(b''))
show(lambda: b'abc'.endswith((b'z', b'c')))
show(lambda: b'abc'.endswith(None))
