# cpython: differs - not all of it is there
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'abcabc'.count(b'b'))
show(lambda: b'abcabc'.count(b'z'))
show(lambda: b'abcabc'.count(b''))
show(lambda: b'abcabc'.count(b'b', 2))
show(lambda: b'abcabc'.count(b'b', 0, 3))
show(lambda: b'aaaa'.count(b'aa'))
show(lambda: b''.count(b''))
show(lambda: b'abcabc'.count(1))
