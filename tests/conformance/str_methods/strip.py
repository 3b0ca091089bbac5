# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ' \t spaced out \n'.strip())
show(lambda: 'abc'.strip())
show(lambda: ''.strip())
show(lambda: 'aaaa'.strip('a'))
show(lambda: 'abcabc'.strip('ca'))
show(lambda: 'abc'.strip(''))
show(lambda: 'abc'.strip('abc'))
show(lambda: ' \t\r\n'.strip())
show(lambda: 'abc'.strip(1))
