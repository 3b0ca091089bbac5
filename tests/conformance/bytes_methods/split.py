# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'one,two,,three'.split(b','))
show(lambda: b'one,two,,three'.split(b',', 1))
show(lambda: b'one,two,,three'.split(b',', 0))
show(lambda: b'one,two,,three'.split(b',', -1))
show(lambda: b' \t spaced out \n'.split())
show(lambda: b' \t spaced out \n'.split(None, 1))
show(lambda: b''.split())
show(lambda: b''.split(b','))
show(lambda: b' \t\r\n'.split())
show(lambda: b'abc'.split(b'z'))
show(lambda: b'abc'.split(b''))
show(lambda: b'one,two,,three'.split(b'aa'))
show(lambda: b'abc'.split(1))
