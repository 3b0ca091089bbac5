# cpython: differs - words of the messages
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: T('abcabc').replace('b', 'z'))
show(lambda: T('abcabc').replace('b', ''))
show(lambda: T('abcabc').replace('z', 'b'))
show(lambda: T('abc').replace('', 'z'))
show(lambda: T('abcabc').replace('b', 'long text', 1))
show(lambda: T('abcabc').replace('b', 'z', 0))
show(lambda: T('abcabc').replace('b', 'z', -1))
show(lambda: 'aaaa'.replace('aa', 'a'))
show(lambda: ''.replace('', 'z'))
show(lambda: ''.replace('b', 'z'))
show(lambda: T('abc').replace('b'))
show(lambda: T('abc').replace(1, 2))
