def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b' \t spaced out \n'.lstrip())
show(lambda: b'aaaa'.lstrip(b'a'))
show(lambda: b'abcabc'.lstrip(b'ca'))
show(lambda: b'abc'.lstrip(b'z'))
show(lambda: b'abc'.lstrip(b'abc'))
show(lambda: b' \t\r\n'.lstrip())
