def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b' \t\r\n').isspace())
show(lambda: bytearray(b'abc').isspace())
show(lambda: bytearray(b'').isspace())
show(lambda: bytearray(b' \t spaced out \n').isspace())
