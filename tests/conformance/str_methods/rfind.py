# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'.rfind('b'))
show(lambda: 'abcabc'.rfind('z'))
show(lambda: 'abcabc'.rfind(''))
show(lambda: 'abcabc'.rfind('b', 2))
show(lambda: 'abcabc'.rfind('b', 0, 3))
show(lambda: 'abcabc'.rfind('b', -3, -1))
show(lambda: ''.rfind(''))
show(lambda: 'abcabc'.rfind(None))
