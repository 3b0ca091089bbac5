def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: b'one,two,,three'.rsplit(b','))
show(lambda: b'one,two,,three'.rsplit(b',', 1))
show(lambda: b'one,two,,three'.rsplit(b',', 2))
show(lambda: b'one,two,,three'.rsplit(b',', 0))
show(lambda: b'one,two,,three'.rsplit(b',', -1))
show(lambda: b' \t spaced out \n'.rsplit())
show(lambda: b''.rsplit(b','))
show(lambda: b'abc'.rsplit(b'z', 3))
