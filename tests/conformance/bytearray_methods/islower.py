def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytearray(b'Mixed Case').islower())
show(lambda: bytearray(b'UPPER').islower())
show(lambda: bytearray(b'abc').islower())
show(lambda: bytearray(b'').islower())
show(lambda: bytearray(b'0123').islower())
