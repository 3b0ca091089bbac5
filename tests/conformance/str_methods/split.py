# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'one,two,,three'.split(','))
show(lambda: 'one,two,,three'.split(',', 1))
show(lambda: 'one,two,,three'.split(',', 0))
show(lambda: 'one,two,,three'.split(',', -1))
show(lambda: ' \t spaced out \n'.split())
show(lambda: ' \t spaced out \n'.split(None, 1))
show(lambda: ''.split())
show(lambda: ''.split(','))
show(lambda: ' \t\r\n'.split())
show(lambda: 'abc'.split('z'))
show(lambda: 'abc'.split(''))
show(lambda: 'one,two,,three'.split('aa'))
show(lambda: 'abc'.split(1))
