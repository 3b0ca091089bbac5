def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'.rindex('b'))
show(lambda: 'abcabc'.rindex('b', 0, 2))
show(lambda: 'abcabc'.rindex('z'))
show(lambda: 'abcabc'.rindex('b', 9))
show(lambda: 'abcabc'.rindex(''))
