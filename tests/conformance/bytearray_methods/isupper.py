def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'Mixed Case').isupper())
show(lambda: bytearray(b'UPPER').isupper())
show(lambda: bytearray(b'abc').isupper())
show(lambda: bytearray(b'').isupper())
show(lambda: bytearray(b'0123').isupper())
