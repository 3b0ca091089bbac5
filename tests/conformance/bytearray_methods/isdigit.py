def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'0123').isdigit())
show(lambda: bytearray(b'abc').isdigit())
show(lambda: bytearray(b'').isdigit())
show(lambda: bytearray(b' \t spaced out \n').isdigit())
