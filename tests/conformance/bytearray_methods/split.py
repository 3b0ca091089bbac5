# cpython: differs - words of the messages
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'one,two,,three').split(b','))
show(lambda: bytearray(b'one,two,,three').split(b',', 1))
show(lambda: bytearray(b'one,two,,three').split(b',', 0))
show(lambda: bytearray(b'one,two,,three').split(b',', -1))
show(lambda: bytearray(b' \t spaced out \n').split())
show(lambda: bytearray(b' \t spaced out \n').split(None, 1))
show(lambda: bytearray(b'').split())
show(lambda: bytearray(b'').split(b','))
show(lambda: bytearray(b' \t\r\n').split())
show(lambda: bytearray(b'abc').split(b'z'))
show(lambda: bytearray(b'abc').split(b''))
show(lambda: bytearray(b'one,two,,three').split(b'aa'))
show(lambda: bytearray(b'abc').split(1))
