# cpython: differs - other values
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b' \t spaced out \n').strip())
show(lambda: bytearray(b'abc').strip())
show(lambda: bytearray(b'').strip())
show(lambda: bytearray(b'aaaa').strip(b'a'))
show(lambda: bytearray(b'abcabc').strip(b'ca'))
show(lambda: bytearray(b'abc').strip(b''))
show(lambda: bytearray(b'abc').strip(b'abc'))
show(lambda: bytearray(b' \t\r\n').strip())
show(lambda: bytearray(b'abc').strip(1))
