def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b' \t spaced out \n'.rstrip())
show(lambda: b'aaaa'.rstrip(b'a'))
show(lambda: b'abcabc'.rstrip(b'ca'))
show(lambda: b'abc'.rstrip(b'z'))
show(lambda: b'abc'.rstrip(b'abc'))
show(lambda: b' \t\r\n'.rstrip())
