def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t spaced out \n'.lstrip())
show(lambda: 'aaaa'.lstrip('a'))
show(lambda: 'abcabc'.lstrip('ca'))
show(lambda: 'abc'.lstrip('z'))
show(lambda: 'abc'.lstrip('abc'))
show(lambda: ' \t\r\n'.lstrip())
