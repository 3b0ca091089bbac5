def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'Mixed Case').upper())
show(lambda: bytearray(b'').upper())
show(lambda: bytearray(b'0123').upper())
show(lambda: bytearray(b' \t spaced out \n').upper())
