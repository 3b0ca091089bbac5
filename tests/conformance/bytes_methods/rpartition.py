def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'one,two,,three'.rpartition(b','))
show(lambda: b'one,two,,three'.rpartition(b'z'))
show(lambda: b'one,two,,three'.rpartition(b'one,two,,three'))
show(lambda: b''.rpartition(b','))
show(lambda: b'one,two,,three'.rpartition(b''))
show(lambda: b'aaaa'.rpartition(b'aa'))
