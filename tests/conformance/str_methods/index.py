# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'.index('b'))
show(lambda: 'abcabc'.index('b', 2))
show(lambda: 'abcabc'.index('z'))
show(lambda: 'abcabc'.index('b', 9))
show(lambda: 'abcabc'.index('b', 0, 1))
show(lambda: 'abcabc'.index(''))
show(lambda: 'abcabc'.index(1))
