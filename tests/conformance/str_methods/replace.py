# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'abcabc'.replace('b', 'z'))
show(lambda: 'abcabc'.replace('b', ''))
show(lambda: 'abcabc'.replace('z', 'b'))
show(lambda: 'abc'.replace('', 'z'))
show(lambda: 'abcabc'.replace('b', 'long text', 1))
show(lambda: 'abcabc'.replace('b', 'z', 0))
show(lambda: 'abcabc'.replace('b', 'z', -1))
show(lambda: 'aaaa'.replace('aa', 'a'))
show(lambda: ''.replace('', 'z'))
show(lambda: ''.replace('b', 'z'))
show(lambda: 'abc'.replace('b'))
show(lambda: 'abc'.replace(1, 2))
