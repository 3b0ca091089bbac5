# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abcabc'.replace(b'b', b'z'))
show(lambda: b'abcabc'.replace(b'b', b''))
show(lambda: b'abcabc'.replace(b'z', b'b'))
show(lambda: b'abc'.replace(b'', b'z'))
show(lambda: b'abcabc'.replace(b'b', b'long text', 1))
show(lambda: b'abcabc'.replace(b'b', b'z', 0))
show(lambda: b'abcabc'.replace(b'b', b'z', -1))
show(lambda: b'aaaa'.replace(b'aa', b'a'))
show(lambda: b''.replace(b'', b'z'))
show(lambda: b''.replace(b'b', b'z'))
show(lambda: b'abc'.replace(b'b'))
show(lambda: b'abc'.replace(1, 2))
