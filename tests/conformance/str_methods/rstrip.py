def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t spaced out \n'.rstrip())
show(lambda: 'aaaa'.rstrip('a'))
show(lambda: 'abcabc'.rstrip('ca'))
show(lambda: 'abc'.rstrip('z'))
show(lambda: 'abc'.rstrip('abc'))
show(lambda: ' \t\r\n'.rstrip())
