def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'one,two,,three').rsplit(b','))
show(lambda: bytearray(b'one,two,,three').rsplit(b',', 1))
show(lambda: bytearray(b'one,two,,three').rsplit(b',', 2))
show(lambda: bytearray(b'one,two,,three').rsplit(b',', 0))
show(lambda: bytearray(b'one,two,,three').rsplit(b',', -1))
show(lambda: bytearray(b' \t spaced out \n').rsplit())
show(lambda: bytearray(b'').rsplit(b','))
show(lambda: bytearray(b'abc').rsplit(b'z', 3))
