def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'abc').isalpha())
show(lambda: bytearray(b'Mixed Case').isalpha())
show(lambda: bytearray(b'0123').isalpha())
show(lambda: bytearray(b'').isalpha())
show(lambda: bytearray(b' \t spaced out \n').isalpha())
