# cpython: differs - not all of it is there
class T(str):
    pass


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t spaced out \n'.strip())
show(lambda: T('abc').strip())
show(lambda: ''.strip())
show(lambda: 'aaaa'.strip('a'))
show(lambda: T('abcabc').strip('ca'))
show(lambda: T('abc').strip(''))
show(lambda: T('abc').strip(T('abc')))
show(lambda: ' \t\r\n'.strip())
show(lambda: T('abc').strip(1))
