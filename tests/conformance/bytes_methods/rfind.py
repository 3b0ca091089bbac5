# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abcabc'.rfind(b'b'))
show(lambda: b'abcabc'.rfind(b'z'))
show(lambda: b'abcabc'.rfind(b''))
show(lambda: b'abcabc'.rfind(b'b', 2))
show(lambda: b'abcabc'.rfind(b'b', 0, 3))
show(lambda: b'abcabc'.rfind(b'b', -3, -1))
show(lambda: b''.rfind(b''))
show(lambda: b'abcabc'.rfind(None))
