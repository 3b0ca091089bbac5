# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'one,two,,three'.partition(b','))
show(lambda: b'one,two,,three'.partition(b'z'))
show(lambda: b'one,two,,three'.partition(b'one,two,,three'))
show(lambda: b''.partition(b','))
show(lambda: b'one,two,,three'.partition(b''))
show(lambda: b'aaaa'.partition(b'aa'))
show(lambda: b'abc'.partition(1))
