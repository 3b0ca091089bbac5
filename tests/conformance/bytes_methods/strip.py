# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b' \t spaced out \n'.strip())
show(lambda: b'abc'.strip())
show(lambda: b''.strip())
show(lambda: b'aaaa'.strip(b'a'))
show(lambda: b'abcabc'.strip(b'ca'))
show(lambda: b'abc'.strip(b''))
show(lambda: b'abc'.strip(b'abc'))
show(lambda: b' \t\r\n'.strip())
show(lambda: b'abc'.strip(1))
